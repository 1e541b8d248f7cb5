using System.Runtime.Intrinsics;

namespace Crm.Scoring.Cards.Programs;

/// <summary>Scores one record: comparisons and fading side by side, then the groups in their order.</summary>
internal static class SingleScorer
{
    /// <param name="program">The card.</param>
    /// <param name="values">For each leaf the value of its field, padded to whole vectors.</param>
    /// <param name="engagement">The tallies; null: no events.</param>
    /// <param name="now">The time, in ticks.</param>
    /// <param name="contributions">Becomes the points of each signal, in the card's order.</param>
    public static ScoreResult Score(CardProgram program, ReadOnlySpan<double> values, Engagement? engagement, long now, Span<double> contributions)
    {
        Span<long> truths = stackalloc long[values.Length + program.Gates.Length];
        Answer(program, values, truths);
        Span<double> tallies = stackalloc double[program.TallyPoints.Length];
        if (engagement is not null)
        {
            Tally(program, engagement, now, tallies);
        }

        var (fit, engaged) = (0.0, 0.0);
        foreach (ref readonly var group in program.Groups.AsSpan())
        {
            var (total, before) = (0.0, 0.0);
            foreach (ref readonly var step in program.Steps.AsSpan(group.From, group.To - group.From))
            {
                var points = step.Tally < 0 ? step.Points : tallies[step.Tally];
                if (step.Truth >= 0)
                {
                    points = BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(points) & truths[step.Truth]);
                }

                total += points;
                var within = double.MinNative(double.MaxNative(total, group.Min), group.Max);
                contributions[step.Place] = within - before;
                before = within;
            }

            if (group.Dimension == Dimension.Fit)
            {
                fit += before;
            }
            else
            {
                engaged += before;
            }
        }

        var grading = program.Grading;
        return new(fit + engaged, fit, engaged, grading.NameOf(grading.Of(fit + engaged, fit, engaged)));
    }

    private static void Answer(CardProgram program, ReadOnlySpan<double> values, Span<long> truths)
    {
        for (var i = 0; i < values.Length; i += CardMath.Lanes)
        {
            var value = Vector512.Create(values[i..]);
            var within = Vector512.GreaterThanOrEqual(value, Vector512.Create(program.Low.AsSpan(i))) & Vector512.LessThanOrEqual(value, Vector512.Create(program.High.AsSpan(i)));
            (within.AsInt64() ^ Vector512.Create(program.Flipped.AsSpan(i))).CopyTo(truths[i..]);
        }

        for (var i = 0; i < program.Gates.Length; i++)
        {
            ref readonly var gate = ref program.Gates[i];
            var (left, right) = (truths[gate.Left], truths[gate.Right]);
            truths[program.Leaves.Length + i] = gate.IsAnd ? left & right : left | right;
        }
    }

    private static void Tally(CardProgram program, Engagement engagement, long now, Span<double> tallies)
    {
        for (var i = 0; i < program.HalfLives; i += CardMath.Lanes)
        {
            var fading = CardMath.Fading(Vector512.Create(engagement.Latest[i..]), Vector512.Create(now), Vector512.Create(program.HalvingsPerTick.AsSpan(i)));
            var sum = Vector512.Create(engagement.Sums[i..]) * fading;
            CardMath.Points(sum, Vector512.Create(program.TallyPoints.AsSpan(i)), Vector512.Create(program.TallyCaps.AsSpan(i))).CopyTo(tallies[i..]);
        }

        for (var i = program.HalfLives; i < program.Tallies.Length; i++)
        {
            tallies[i] = CardMath.Points(engagement.Sum(i, now), program.TallyPoints[i], program.TallyCaps[i]);
        }
    }
}
