using System.Runtime.InteropServices;
using Crm.Forecasting.Numerics;

namespace Crm.Forecasting.Lifetime.Likelihoods;

/// <summary>
/// The likelihood of BG/BB for one history: the sum over when the customer left, from just after the last purchase to never. The terms follow from each other by ratios, relative to the first, and their derivatives likewise.
/// </summary>
/// <remarks>Fader, Hardie, Shang: Customer-Base Analysis in a Discrete-Time Noncontractual Setting, Marketing Science 29 (2010), equation 5.</remarks>
/// <param name="Value">The log likelihood.</param>
/// <param name="Alive">The probability of being there after the last period.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct OpportunityTerms(double Value, double Alive)
{
    public static OpportunityTerms Of(double alpha, double beta, double gamma, double delta, OpportunityHistory history, Span<double> gradient)
    {
        var (x, last, n) = (history.Frequency, history.Recency, history.Periods);
        var misses = last - x;

        // Left with the chance after period t_x: B(alpha + x, beta + t_x - x) / B(alpha, beta) x B(gamma + 1, delta + t_x) / B(gamma, delta).
        var start = GammaFunction.LogBeta(alpha + x, beta + misses) - GammaFunction.LogBeta(alpha, beta) + GammaFunction.LogBeta(gamma + 1, delta + last) - GammaFunction.LogBeta(gamma, delta);
        var (sum, term, byBoth, byBeta, byLife, byDelta) = (0.0, 1.0, 0.0, 0.0, 0.0, 0.0);
        Span<double> average = stackalloc double[4];
        average.Clear();
        for (var i = 0; i < n - last; i++)
        {
            Weigh(average, term, byBoth, byBeta, byLife, byDelta, 0);
            sum += term;

            // Staying one period longer without buying.
            term *= (beta + misses + i) / (alpha + beta + last + i) * (delta + last + i) / (gamma + delta + 1 + last + i);
            byBeta += 1 / (beta + misses + i);
            byBoth -= 1 / (alpha + beta + last + i);
            byDelta += 1 / (delta + last + i);
            byLife -= 1 / (gamma + delta + 1 + last + i);
        }

        // Never left: B(gamma, delta + n) instead of B(gamma + 1, delta + n).
        var alive = term * (gamma + delta + n) / gamma;
        Weigh(average, alive, byBoth, byBeta, byLife + (1 / (gamma + delta + n)), byDelta, -1 / gamma);
        sum += alive;
        if (!gradient.IsEmpty)
        {
            var both = GammaFunction.Digamma(alpha + beta) - GammaFunction.Digamma(alpha + beta + last);
            var life = GammaFunction.Digamma(gamma + delta) - GammaFunction.Digamma(gamma + delta + last + 1);
            gradient[0] = GammaFunction.Digamma(alpha + x) - GammaFunction.Digamma(alpha) + both + (average[0] / sum);
            gradient[1] = GammaFunction.Digamma(beta + misses) - GammaFunction.Digamma(beta) + both + (average[1] / sum);
            gradient[2] = (1 / gamma) + life + (average[2] / sum);
            gradient[3] = GammaFunction.Digamma(delta + last) - GammaFunction.Digamma(delta) + life + (average[3] / sum);
        }

        return new(start + Math.Log(sum), alive / sum);
    }

    private static void Weigh(Span<double> average, double term, double byBoth, double byBeta, double byLife, double byDelta, double byGamma)
    {
        average[0] += term * byBoth;
        average[1] += term * (byBoth + byBeta);
        average[2] += term * (byLife + byGamma);
        average[3] += term * (byLife + byDelta);
    }
}
