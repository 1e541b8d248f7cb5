using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Crm.Forecasting.Lifetime.Fitting;
using Crm.Forecasting.Lifetime.Grouping;
using Crm.Forecasting.Numerics;

namespace Crm.Forecasting.Lifetime.Likelihoods;

/// <summary>The log likelihood of BG/NBD and MBG/NBD over many customers.</summary>
/// <remarks>
/// With L = ln(alpha + T), d = L − ln(alpha + t_x), k = r + x and u = ln(a / (b + tosses − 1)) + k d, a customer counts −k L + ln(1 + e^u) beside what depends on x alone. Per row that is three logarithms, an exponential and
/// two divisions, eight rows at once; gamma functions are computed once for each x.
/// </remarks>
internal sealed class GeometricDropoutLikelihood(GroupedRows rows, double meanRate, int firstTosses) : ILogLikelihood
{
    private const int SampleRows = 10_000;

    public string[] Parameters { get; } = ["r", "alpha", "a", "b"];

    public double Customers => rows.Weight;

    public double[][] Starts =>
    [
        [0.5, 0.5 / meanRate, 0.7, 2],
        [2, 1 / meanRate, 0.3, 3],
        [0.2, 0.1 / meanRate, 3, 6],
        [8, 8 / meanRate, 0.05, 2],
    ];

    public ILogLikelihood? Sample => rows.Count < 4 * SampleRows ? null : new GeometricDropoutLikelihood(rows.Sample(rows.Count / SampleRows), meanRate, firstTosses);

    public double At(ReadOnlySpan<double> parameters, Span<double> gradient)
    {
        var (r, alpha, a, b) = (parameters[0], parameters[1], parameters[2], parameters[3]);
        var (logGammaR, digammaR, logAlpha) = (GammaFunction.Log(r), GammaFunction.Digamma(r), Math.Log(alpha));
        var (logGammaB, digammaB) = (GammaFunction.Log(b), GammaFunction.Digamma(b));
        var (logGammaAb, digammaAb) = (GammaFunction.Log(a + b), GammaFunction.Digamma(a + b));
        var value = 0.0;
        gradient.Clear();
        foreach (var block in rows.Blocks)
        {
            var (k, tosses, weight) = (r + block.Key, block.Key + firstTosses, block.Weight);
            value += weight * (GammaFunction.Log(k) - logGammaR + (r * logAlpha));
            gradient[0] += weight * (GammaFunction.Digamma(k) - digammaR + logAlpha);
            gradient[1] += weight * r / alpha;
            if (tosses == 0)
            {
                var (log, inverse) = NeverLeft(block, alpha);
                value -= r * log;
                gradient[0] -= log;
                gradient[1] -= r * inverse;
                continue;
            }

            var digammaStay = GammaFunction.Digamma(a + b + tosses) - digammaAb;
            value += weight * (GammaFunction.Log(b + tosses) - logGammaB - GammaFunction.Log(a + b + tosses) + logGammaAb);
            gradient[2] -= weight * digammaStay;
            gradient[3] += weight * (GammaFunction.Digamma(b + tosses) - digammaB - digammaStay);

            var sums = MayHaveLeft(block, alpha, k, Math.Log(a / (b + tosses - 1)));
            value += sums.Value;
            gradient[0] += sums.ByShape;
            gradient[1] -= k * sums.ByScale;
            gradient[2] += sums.Left / a;
            gradient[3] -= sums.Left / (b + tosses - 1);
        }

        return value;
    }

    // Sums of ln(alpha + T) and 1 / (alpha + T).
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private (double Log, double Inverse) NeverLeft(Block block, double alpha)
    {
        var (log, inverse) = (Vector512<double>.Zero, Vector512<double>.Zero);
        var shift = Vector512.Create(alpha);
        for (var i = (nuint)block.Start; i < (nuint)(block.Start + block.Length); i += (nuint)GroupedRows.Lanes)
        {
            var weight = Vector512.LoadUnsafe(ref rows.Weights[0], i);
            var end = Vector512.LoadUnsafe(ref rows.Second[0], i) + shift;
            log += weight * Vector512.Log(end);
            inverse += weight / end;
        }

        return (Vector512.Sum(log), Vector512.Sum(inverse));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private (double Value, double ByShape, double ByScale, double Left) MayHaveLeft(Block block, double alpha, double k, double logOdds)
    {
        var (value, byShape, byScale, left) = (Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero);
        var (shift, shape, odds, one) = (Vector512.Create(alpha), Vector512.Create(k), Vector512.Create(logOdds), Vector512<double>.One);
        for (var i = (nuint)block.Start; i < (nuint)(block.Start + block.Length); i += (nuint)GroupedRows.Lanes)
        {
            var weight = Vector512.LoadUnsafe(ref rows.Weights[0], i);
            var last = Vector512.LoadUnsafe(ref rows.First[0], i) + shift;
            var end = Vector512.LoadUnsafe(ref rows.Second[0], i) + shift;
            var inverse = one / (last * end);
            var logEnd = Vector512.Log(end);
            var spread = Vector512.Log(end * end * inverse);
            var u = odds + (shape * spread);

            // ln(1 + e^u) and e^u / (1 + e^u), from the side where e does not overflow.
            var e = Vector512.Exp(-Vector512.Abs(u));
            var share = one / (one + e);
            var dead = Vector512.ConditionalSelect(Vector512.GreaterThan(u, Vector512<double>.Zero), share, e * share);
            value += weight * (Vector512.Max(u, Vector512<double>.Zero) + Vector512.Log(one + e) - (shape * logEnd));
            byShape += weight * ((dead * spread) - logEnd);
            byScale += weight * inverse * (last + (dead * (end - last)));
            left += weight * dead;
        }

        return (Vector512.Sum(value), Vector512.Sum(byShape), Vector512.Sum(byScale), Vector512.Sum(left));
    }
}
