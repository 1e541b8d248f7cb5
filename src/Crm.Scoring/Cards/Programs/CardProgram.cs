using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Crm.Scoring.Cards.Programs;

/// <summary>A signal as the program runs it.</summary>
/// <param name="Truth">The place of its condition's truth; -1: always.</param>
/// <param name="Tally">The place of its events' decayed sum; -1: a rule.</param>
/// <param name="Points">Its points.</param>
/// <param name="Cap">The most of its events.</param>
/// <param name="Place">Its place in the card.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Step(int Truth, int Tally, double Points, double Cap, int Place);

/// <summary>A group as the program runs it: its steps stand together.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct GroupSteps(int From, int To, double Min, double Max, bool CanOverflow, Dimension Dimension);

/// <summary>A card made flat: arrays to run through, nothing to look up. Immutable.</summary>
internal sealed class CardProgram
{
    public CardProgram(ScoreCard card)
    {
        Fields = FieldCollector.Of(card.Signals);
        var compiler = new ConditionCompiler(Fields, card.Signals.Select(s => s.When).OfType<Condition>());
        // The half-lives first: their fading is computed side by side.
        Tallies = [.. card.Signals.Where(s => s.Decay is not null).OrderBy(s => s.Decay!.Kind == DecayKind.HalfLife ? 0 : 1)];
        HalfLives = Tallies.Count(s => s.Decay!.Kind == DecayKind.HalfLife);
        var (steps, groups) = (new List<Step>(), new List<GroupSteps>());
        foreach (var group in card.Groups)
        {
            var from = steps.Count;
            var signals = card.Signals.Where(s => s.Group == group.Name).ToArray();
            steps.AddRange(signals.Select(s => new Step(
                s.When is { } when ? compiler.Compile(when) : -1,
                s.Event is null ? -1 : Tallies.IndexOf(s),
                CardMath.Round(s.Points),
                CardMath.Round(CardRules.Most(s)),
                card.Signals.IndexOf(s))));
            var (min, max) = (Limit(group.Min ?? double.NegativeInfinity), Limit(group.Max ?? double.PositiveInfinity));
            var most = signals.Sum(s => s.Points > 0 ? CardRules.Most(s) : 0);
            var least = -signals.Sum(s => s.Points < 0 ? CardRules.Most(s) : 0);
            groups.Add(new(from, steps.Count, min, max, least < min || most > max, group.Dimension));
        }

        (Steps, Groups, Leaves, Gates) = ([.. steps], [.. groups], [.. compiler.Leaves], compiler.Gates);
        (Low, High, Flipped) = (new double[CardMath.Padded(Leaves.Length)], new double[CardMath.Padded(Leaves.Length)], new long[CardMath.Padded(Leaves.Length)]);
        FieldLeaves = new int[Fields.Length + 1];
        for (var i = 0; i < Leaves.Length; i++)
        {
            (Low[i], High[i], Flipped[i]) = (Leaves[i].Low, Leaves[i].High, Leaves[i].Flipped ? -1 : 0);
            FieldLeaves[Leaves[i].Field + 1] = i + 1;
        }

        (TallyPoints, TallyCaps, HalvingsPerTick) = (new double[CardMath.Padded(Tallies.Length)], new double[CardMath.Padded(Tallies.Length)], new double[CardMath.Padded(Tallies.Length)]);
        for (var i = 0; i < Tallies.Length; i++)
        {
            (TallyPoints[i], TallyCaps[i], HalvingsPerTick[i]) = (CardMath.Round(Tallies[i].Points), CardMath.Round(CardRules.Most(Tallies[i])), 1.0 / Tallies[i].Decay!.Length.Ticks);
        }

        Grading = new(card);
    }

    public ImmutableArray<CardField> Fields { get; }

    /// <summary>The steps of the first group, then of the second, ...</summary>
    public Step[] Steps { get; }

    public GroupSteps[] Groups { get; }

    /// <summary>In the order of their fields; <see cref="Low"/>, <see cref="High"/> and <see cref="Flipped"/> (-1 or 0) hold the same, padded to whole vectors.</summary>
    public Leaf[] Leaves { get; }

    public Gate[] Gates { get; }

    public double[] Low { get; }

    public double[] High { get; }

    public long[] Flipped { get; }

    /// <summary>For each field the first of its leaves, and at the end their number.</summary>
    public int[] FieldLeaves { get; }

    /// <summary>The signals of events: those of half-lives first.</summary>
    public ImmutableArray<Signal> Tallies { get; }

    /// <summary>How many of them have a half-life.</summary>
    public int HalfLives { get; }

    public double[] TallyPoints { get; }

    public double[] TallyCaps { get; }

    public double[] HalvingsPerTick { get; }

    public Grading Grading { get; }

    // A limit may be as large as all points together, more than the quick rounding of one signal's points takes.
    private static double Limit(double points) => double.IsInfinity(points) ? points : Math.Round(points / ScoreCardLimits.Step) * ScoreCardLimits.Step + 0.0;
}
