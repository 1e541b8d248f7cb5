using System.Runtime.Intrinsics;

namespace Crm.Scoring.Linear;

/// <summary>Sums by vectors, with the same bits whatever vectors the processor has: the order of the additions is fixed, and none is fused.</summary>
internal static class Vectors
{
    /// <summary>Adds a multiple of numbers to as many sums.</summary>
    public static void AddTo(Span<double> sums, double factor, ReadOnlySpan<double> numbers)
    {
        var i = 0;
        for (var factors = Vector512.Create(factor); i <= sums.Length - Vector512<double>.Count; i += Vector512<double>.Count)
        {
            (Vector512.Create<double>(sums[i..]) + (factors * Vector512.Create(numbers[i..]))).CopyTo(sums[i..]);
        }

        for (; i < sums.Length; i++)
        {
            sums[i] += factor * numbers[i];
        }
    }

    /// <summary>The sum of the products.</summary>
    public static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        var (i, sums) = (0, Vector512<double>.Zero);
        for (; i <= left.Length - Vector512<double>.Count; i += Vector512<double>.Count)
        {
            sums += Vector512.Create(left[i..]) * Vector512.Create(right[i..]);
        }

        var sum = ((sums[0] + sums[4]) + (sums[1] + sums[5])) + ((sums[2] + sums[6]) + (sums[3] + sums[7]));
        for (; i < left.Length; i++)
        {
            sum += left[i] * right[i];
        }

        return sum;
    }
}
