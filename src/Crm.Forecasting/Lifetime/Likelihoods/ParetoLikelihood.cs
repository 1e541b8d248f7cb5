using System.Runtime.Intrinsics;
using Crm.Forecasting.Lifetime.Fitting;
using Crm.Forecasting.Lifetime.Grouping;
using Crm.Forecasting.Numerics;

namespace Crm.Forecasting.Lifetime.Likelihoods;

/// <summary>The log likelihood of Pareto/NBD over many customers, eight of one x at once; see <see cref="ParetoPosterior"/>.</summary>
internal sealed class ParetoLikelihood(GroupedRows rows, double meanRate) : ILogLikelihood
{
    private const int SampleRows = 10_000;

    public string[] Parameters { get; } = ["r", "alpha", "s", "beta"];

    public double Customers => rows.Weight;

    public double[][] Starts =>
    [
        [0.5, 0.3 / meanRate, 0.5, 0.4 / meanRate],
        [2, 1 / meanRate, 1, 2 / meanRate],
        [0.2, 0.1 / meanRate, 3, 10 / meanRate],
        [8, 8 / meanRate, 0.2, 1 / meanRate],
    ];

    public ILogLikelihood? Sample => rows.Count < 4 * SampleRows ? null : new ParetoLikelihood(rows.Sample(rows.Count / SampleRows), meanRate);

    public double At(ReadOnlySpan<double> parameters, Span<double> gradient)
    {
        var (r, alpha, s, beta) = (parameters[0], parameters[1], parameters[2], parameters[3]);
        var (logGammaR, digammaR, logAlpha, logBeta) = (GammaFunction.Log(r), GammaFunction.Digamma(r), Math.Log(alpha), Math.Log(beta));
        var value = 0.0;
        gradient.Clear();
        foreach (var block in rows.Blocks)
        {
            var k = r + block.Key;
            var (sum, buying, living, dead, byAlpha, byBeta) = (Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero, Vector512<double>.Zero);
            for (var i = (nuint)block.Start; i < (nuint)(block.Start + block.Length); i += (nuint)GroupedRows.Lanes)
            {
                var weight = Vector512.LoadUnsafe(ref rows.Weights[0], i);
                var posterior = ParetoPosterior.Of(k, alpha, s, beta, Vector512.LoadUnsafe(ref rows.First[0], i), Vector512.LoadUnsafe(ref rows.Second[0], i));
                sum += weight * posterior.Value;
                buying += weight * posterior.LogBuying;
                living += weight * posterior.LogLiving;
                dead += weight * (Vector512<double>.One - posterior.Alive);
                byAlpha += weight * posterior.ByAlpha;
                byBeta += weight * posterior.ByBeta;
            }

            value += Vector512.Sum(sum) + (block.Weight * (GammaFunction.Log(k) - logGammaR + (r * logAlpha) + (s * logBeta)));
            gradient[0] += (block.Weight * (GammaFunction.Digamma(k) - digammaR + logAlpha)) - Vector512.Sum(buying);
            gradient[1] += (block.Weight * r / alpha) - Vector512.Sum(byAlpha);
            gradient[2] += (block.Weight * logBeta) + (Vector512.Sum(dead) / s) - Vector512.Sum(living);
            gradient[3] += (block.Weight * s / beta) - Vector512.Sum(byBeta);
        }

        return value;
    }
}
