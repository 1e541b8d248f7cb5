using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Crm.Scoring.Cards.Programs;

/// <summary>Some rows, a whole number of vectors of them; the last may reach beyond the data, into the room at the end of our own columns.</summary>
internal readonly ref struct BatchBlock(CardProgram program, BatchInputs inputs, EngagementColumns? engagement, ScoreColumns results, int from, int rows)
{
    public void Clear(double[] column) => column.AsSpan(from, rows).Clear();

    public void JoinTruths()
    {
        var truths = results.Scratch.Truths;
        for (var i = 0; i < program.Leaves.Length; i++)
        {
            if (truths[i] is { } kept)
            {
                Where(inputs.Leaves[i], Vector512<long>.AllBitsSet, Vectors(kept));
            }
        }

        for (var i = 0; i < program.Gates.Length; i++)
        {
            var gate = program.Gates[i];
            var left = Vectors(truths[gate.Left]!);
            var right = Vectors(truths[gate.Right]!);
            var made = Vectors(truths[program.Leaves.Length + i]!);
            for (var v = 0; v < made.Length; v++)
            {
                made[v] = gate.IsAnd ? left[v] & right[v] : left[v] | right[v];
            }
        }
    }

    /// <summary>A signal's points before the limits of its group.</summary>
    public void Points(in Step step, long now)
    {
        var points = MemoryMarshal.Cast<double, Vector512<double>>(results.Points(step.Place).AsSpan(from, rows));
        var bits = MemoryMarshal.Cast<Vector512<double>, Vector512<long>>(points);
        if (step.Tally < 0 && step.Truth < program.Leaves.Length)
        {
            Where(inputs.Leaves[step.Truth], Vector512.Create(step.Points).AsInt64(), bits);
            return;
        }

        if (step.Tally < 0)
        {
            points.Fill(Vector512.Create(step.Points));
        }
        else if (engagement is null)
        {
            points.Clear();
        }
        else
        {
            Tally(step, now, points);
        }

        if (step.Truth >= 0)
        {
            var truths = Vectors(results.Scratch.Truths[step.Truth]!);
            for (var v = 0; v < bits.Length; v++)
            {
                bits[v] &= truths[v];
            }
        }
    }

    /// <summary>Cuts a signal's points to what they move the group's limited total, and adds them up.</summary>
    public void Add(in Step step, in GroupSteps group, double[] total)
    {
        var points = MemoryMarshal.Cast<double, Vector512<double>>(results.Points(step.Place).AsSpan(from, rows));
        var sums = MemoryMarshal.Cast<double, Vector512<double>>(total.AsSpan(from, rows))[..points.Length];
        if (!group.CanOverflow)
        {
            for (var v = 0; v < points.Length; v++)
            {
                sums[v] += points[v];
            }

            return;
        }

        var (min, max) = (Vector512.Create(group.Min), Vector512.Create(group.Max));
        var running = MemoryMarshal.Cast<double, Vector512<double>>(results.Scratch.Total.AsSpan(0, rows))[..points.Length];
        for (var v = 0; v < points.Length; v++)
        {
            var (before, after) = (running[v], running[v] + points[v]);
            running[v] = after;
            points[v] = Limited(after, min, max) - Limited(before, min, max);
            sums[v] += points[v];
        }
    }

    /// <summary>Joins the two sums, and grades them.</summary>
    public void Grade()
    {
        var all = results.Sums;
        var fit = MemoryMarshal.Cast<double, Vector512<double>>(all.Fit.AsSpan(from, rows));
        var engaged = MemoryMarshal.Cast<double, Vector512<double>>(all.Engagement.AsSpan(from, rows))[..fit.Length];
        var scores = MemoryMarshal.Cast<double, Vector512<double>>(all.Scores.AsSpan(from, rows))[..fit.Length];
        for (var v = 0; v < fit.Length; v++)
        {
            scores[v] = fit[v] + engaged[v];
            BinaryPrimitives.WriteUInt64LittleEndian(all.Grades.AsSpan(from + (v * CardMath.Lanes)), program.Grading.Of(scores[v], fit[v], engaged[v]));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Limited(Vector512<double> points, Vector512<double> min, Vector512<double> max) => Vector512.MinNative(Vector512.MaxNative(points, min), max);

    private void Tally(in Step step, long now, Span<Vector512<double>> points)
    {
        var (perEvent, cap) = (Vector512.Create(step.Points), Vector512.Create(step.Cap));
        var sums = MemoryMarshal.Cast<double, Vector512<double>>(engagement!.SumsOf(step.Tally).Slice(from, rows))[..points.Length];
        if (step.Tally >= program.HalfLives)
        {
            for (var v = 0; v < points.Length; v++)
            {
                points[v] = CardMath.Points(sums[v], perEvent, cap);
            }

            return;
        }

        var latest = MemoryMarshal.Cast<long, Vector512<long>>(engagement.LatestOf(step.Tally).Slice(from, rows))[..points.Length];
        var (ticks, halvings) = (Vector512.Create(now), Vector512.Create(program.HalvingsPerTick[step.Tally]));
        for (var v = 0; v < points.Length; v++)
        {
            points[v] = CardMath.Points(sums[v] * CardMath.Fading(latest[v], ticks, halvings), perEvent, cap);
        }
    }

    /// <summary>A value in the rows where a leaf holds, zero in the others.</summary>
    private void Where(in Leaf leaf, Vector512<long> value, Span<Vector512<long>> bits)
    {
        var values = inputs.Columns[leaf.Field].Values[from..];
        var vectors = MemoryMarshal.Cast<double, Vector512<double>>(values[..Math.Min(rows, values.Length)]);
        var (low, high, flipped) = (Vector512.Create(leaf.Low), Vector512.Create(leaf.High), Vector512.Create(leaf.Flipped ? -1L : 0));
        for (var v = 0; v < vectors.Length; v++)
        {
            bits[v] = value & Truth(vectors[v], low, high, flipped);
        }

        if (vectors.Length < bits.Length)
        {
            Span<double> rest = stackalloc double[Vector512<double>.Count];
            values[(vectors.Length * Vector512<double>.Count)..].CopyTo(rest);
            bits[^1] = value & Truth(Vector512.Create((ReadOnlySpan<double>)rest), low, high, flipped);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<long> Truth(Vector512<double> value, Vector512<double> low, Vector512<double> high, Vector512<long> flipped) =>
        (Vector512.GreaterThanOrEqual(value, low) & Vector512.LessThanOrEqual(value, high)).AsInt64() ^ flipped;

    private Span<Vector512<long>> Vectors(long[] truths) => MemoryMarshal.Cast<long, Vector512<long>>(truths.AsSpan(0, rows));
}
