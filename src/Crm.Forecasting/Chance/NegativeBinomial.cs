using System.Runtime.InteropServices;
using Crm.Forecasting.Numerics;

namespace Crm.Forecasting.Chance;

/// <summary>Counts of a Poisson process whose rate is Gamma distributed: Γ(k + n) / (Γ(k) n!) (1 − z)^k z^n.</summary>
/// <param name="Shape">k, above 0.</param>
/// <param name="Share">z = t / (alpha + t), at least 0 and below 1.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct NegativeBinomial(double Shape, double Share)
{
    /// <summary>The probability of a count.</summary>
    public double Probability(int count) => Math.Exp(LogProbability(count));

    /// <summary>The logarithm of the probability of a count.</summary>
    public double LogProbability(int count) => count == 0
        ? Shape * Math.Log(1 - Share)
        : GammaFunction.LogRising(Shape, count) - GammaFunction.Log(count + 1.0) + (Shape * Math.Log(1 - Share)) + (count * Math.Log(Share));

    /// <summary>The probability of a count or more: summed from the side that is shorter, so that a small one keeps its digits.</summary>
    public double AtLeast(int count)
    {
        if (count == 0)
        {
            return 1;
        }

        var sum = 0.0;
        if (count > Shape * Share / (1 - Share))
        {
            var term = Probability(count);
            for (var n = count; term > 1e-17 * sum * (1 - Share); n++)
            {
                sum += term;
                term *= (Shape + n) * Share / (n + 1);
            }

            return sum;
        }

        var below = Probability(count - 1);
        for (var n = count - 1; n >= 0 && below > 0; n--)
        {
            sum += below;
            below *= n / ((Shape + n - 1) * Share);
        }

        return Math.Max(0, 1 - sum);
    }

    /// <summary>A walk over the counts from 0 on.</summary>
    public Walk Start() => new(this);

    /// <summary>Weights of 0, 1, 2, ... in turn. They are kept in range by a common factor, as the first may be too small for a number.</summary>
    [StructLayout(LayoutKind.Auto)]
    internal struct Walk(NegativeBinomial counts)
    {
        private const double Range = 1e250;
        private double _logScale = counts.Shape * Math.Log(1 - counts.Share);
        private int _count;

        /// <summary>The weight of the count that the walk stands at; <see cref="Scale"/> times this is its probability.</summary>
        public double Weight { get; private set; } = 1;

        /// <summary>The factor of all weights and of sums of them.</summary>
        public readonly double Scale => Math.Exp(_logScale);

        /// <summary>The weight against the one before.</summary>
        public double Ratio { get; private set; } = double.PositiveInfinity;

        /// <summary>Whether the weights fall from here on.</summary>
        public readonly bool IsTail => Ratio < 1;

        /// <summary>Goes to the next count.</summary>
        /// <param name="sum">A sum of weights up to now, which is put to the new scale.</param>
        public void Advance(ref double sum)
        {
            Ratio = (counts.Shape + _count) * counts.Share / (_count + 1);
            _count++;
            Weight *= Ratio;
            if (Weight > Range)
            {
                Weight /= Range;
                sum /= Range;
                _logScale += Math.Log(Range);
            }
        }
    }
}
