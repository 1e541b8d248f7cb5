using System.Runtime.Intrinsics;

namespace Crm.Scoring.Boosting.Growing;

/// <summary>
/// First and second derivatives of the log loss by the margin of each row. Histograms sum them as whole numbers, both in one 64-bit word (the first in the upper half, signed; the second in the lower), so that
/// one addition does for both and the order of additions changes nothing. Units are as small as the sums over all rows allow: Shi et al. 2022, "Quantized Training of Gradient Boosting Decision Trees", with 16 bits
/// and more a row where they use 3.
/// </summary>
internal sealed class Gradients(int rows, ThreadTeam team)
{
    // What a thread takes at a time; always the same, or sums would depend on the number of threads.
    private const int PartRows = 8_192;

    private readonly int parts = (rows + PartRows - 1) / PartRows;
    private readonly (double First, double Second)[] sums = new (double, double)[(rows + PartRows - 1) / PartRows];
    private readonly double[] first = new double[rows];
    private readonly double[] second = new double[rows];

    public long[] Packed { get; } = new long[rows];

    /// <summary>What 1 in the upper half is worth.</summary>
    public double FirstUnit { get; private set; }

    /// <summary>What 1 in the lower half is worth.</summary>
    public double SecondUnit { get; private set; }

    public void Compute(double[] margins, double[] outcomes, double[] weights)
    {
        team.Run(parts, part => sums[part] = Compute(Start(part), Start(part + 1), margins, outcomes, weights));
        var (absolute, hessians) = (0.0, 0.0);
        foreach (var sum in sums)
        {
            (absolute, hessians) = (absolute + sum.First, hessians + sum.Second);
        }

        // Rounding moves each row by half a unit at most: the sums stay within 32 bits.
        (FirstUnit, SecondUnit) = (Unit(absolute, int.MaxValue), Unit(hessians, uint.MaxValue));
        var (perFirst, perSecond) = (1 / FirstUnit, 1 / SecondUnit);
        team.Run(parts, part => Pack(Start(part), Start(part + 1), perFirst, perSecond));
    }

    private int Start(int part) => Math.Min(part * PartRows, rows);

    private double Unit(double sum, double limit) => sum > 0 ? sum / (limit - rows) : 1;

    // The sums of the sizes of first derivatives, and of second ones.
    private (double First, double Second) Compute(int start, int end, ReadOnlySpan<double> margins, ReadOnlySpan<double> outcomes, ReadOnlySpan<double> weights)
    {
        var (sumFirst, sumSecond) = (Vector512<double>.Zero, Vector512<double>.Zero);
        var i = start;
        for (; i <= end - Vector512<double>.Count; i += Vector512<double>.Count)
        {
            var p = Vector512<double>.One / (Vector512<double>.One + Vector512.Exp(-Vector512.Create(margins[i..])));
            var weight = Vector512.Create(weights[i..]);
            var g = (p - Vector512.Create(outcomes[i..])) * weight;
            var h = p * (Vector512<double>.One - p) * weight;
            g.CopyTo(first, i);
            h.CopyTo(second, i);
            sumFirst += Vector512.Abs(g);
            sumSecond += h;
        }

        var (absolute, hessians) = (Vector512.Sum(sumFirst), Vector512.Sum(sumSecond));
        for (; i < end; i++)
        {
            var p = 1 / (1 + Math.Exp(-margins[i]));
            (first[i], second[i]) = ((p - outcomes[i]) * weights[i], p * (1 - p) * weights[i]);
            (absolute, hessians) = (absolute + Math.Abs(first[i]), hessians + second[i]);
        }

        return (absolute, hessians);
    }

    private void Pack(int start, int end, double perFirst, double perSecond)
    {
        var packed = Packed.AsSpan();
        var i = start;
        for (; i <= end - Vector512<double>.Count; i += Vector512<double>.Count)
        {
            var g = Vector512.ConvertToInt64(Vector512.Round(Vector512.Create(first, i) * perFirst));
            var h = Vector512.ConvertToInt64(Vector512.Round(Vector512.Create(second, i) * perSecond));
            ((g << 32) + h).CopyTo(packed[i..]);
        }

        for (; i < end; i++)
        {
            packed[i] = ((long)Math.Round(first[i] * perFirst) << 32) + (long)Math.Round(second[i] * perSecond);
        }
    }
}
