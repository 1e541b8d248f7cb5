using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Crm.Scoring.Boosting.Growing;

/// <summary>
/// What splits of one leaf gain: Chen and Guestrin 2016, "XGBoost", section 2.2, equations 5 to 7, with answers kept within the leaf's bounds, and sides whose answers would break a column's direction ruled out.
/// </summary>
/// <param name="Total">The packed sum of the leaf.</param>
/// <param name="FirstUnit">What 1 is worth in the upper half.</param>
/// <param name="SecondUnit">What 1 is worth in the lower half.</param>
/// <param name="L2">What is added to the sum of hessians of a side.</param>
/// <param name="MinHessian">The sum of hessians that a side needs.</param>
/// <param name="Low">The least answer.</param>
/// <param name="High">The greatest answer.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SplitGain(long Total, double FirstUnit, double SecondUnit, double L2, double MinHessian, double Low, double High)
{
    /// <summary>How many left sides are looked at together: the length of a list of them is a multiple.</summary>
    public static int Lanes => Vector512<long>.Count;

    /// <summary>The answer of a packed sum.</summary>
    public double Answer(long sum)
    {
        var denominator = (SecondUnit * (uint)sum) + L2;
        return denominator > 0 ? Math.Clamp(-FirstUnit * (sum >> 32) / denominator, Low, High) : 0;
    }

    /// <summary>Twice the fall of the loss by the answer of a packed sum.</summary>
    public double Score(long sum)
    {
        var answer = Answer(sum);
        return -answer * ((2 * FirstUnit * (sum >> 32)) + (((SecondUnit * (uint)sum) + L2) * answer));
    }

    /// <summary>The best of some left sides, the first of equals; those with an empty side, such as 0, never are.</summary>
    /// <param name="lefts">Packed sums.</param>
    /// <param name="noise">What noise gains with each.</param>
    /// <param name="share">How much of that is taken from the scores.</param>
    /// <param name="direction">1: the right answer must not be less; -1: not greater; 0: anything.</param>
    /// <returns>The place, and the score of both sides; negative infinity where none is possible.</returns>
    public (int Place, double Score) Best(ReadOnlySpan<long> lefts, ReadOnlySpan<double> noise, double share, int direction)
    {
        var best = Vector512.Create(double.NegativeInfinity);
        var places = Vector512<long>.Zero;
        var place = Vector512<long>.Indices;
        var (total, sign, least) = (Vector512.Create(Total), Vector512.Create((double)direction), Vector512.Create(MinHessian));
        for (var i = 0; i < lefts.Length; i += Lanes)
        {
            var left = Vector512.Create(lefts[i..]);
            var (leftScore, leftAnswer, leftHessian) = Side(left);
            var (rightScore, rightAnswer, rightHessian) = Side(total - left);
            var possible = Vector512.GreaterThanOrEqual(Vector512.Min(leftHessian, rightHessian), least) & Vector512.GreaterThanOrEqual((rightAnswer - leftAnswer) * sign, Vector512<double>.Zero);
            var score = leftScore + rightScore - (Vector512.Create(noise[i..]) * share);
            var better = possible & Vector512.GreaterThan(score, best);
            best = Vector512.ConditionalSelect(better, score, best);
            places = Vector512.ConditionalSelect(better.AsInt64(), place, places);
            place += Vector512.Create((long)Lanes);
        }

        var lane = 0;
        for (var i = 1; i < Lanes; i++)
        {
            if (best[i] > best[lane] || (best[i] == best[lane] && places[i] < places[lane]))
            {
                lane = i;
            }
        }

        return ((int)places[lane], best[lane]);
    }

    private (Vector512<double> Score, Vector512<double> Answer, Vector512<double> Hessian) Side(Vector512<long> sum)
    {
        var g = Vector512.ConvertToDouble(sum >> 32) * FirstUnit;
        var h = Vector512.ConvertToDouble(sum & Vector512.Create(0xFFFFFFFFL)) * SecondUnit;
        var denominator = h + Vector512.Create(L2);
        var answer = Vector512.Min(Vector512.Max(-g / denominator, Vector512.Create(Low)), Vector512.Create(High));
        return (-answer * (g + g + (denominator * answer)), answer, h);
    }
}
