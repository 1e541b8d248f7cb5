using System.Runtime.Intrinsics;
using Crm.Forecasting.Lifetime.Fitting;
using Crm.Forecasting.Lifetime.Grouping;
using Crm.Forecasting.Numerics;

namespace Crm.Forecasting.Lifetime.Likelihoods;

/// <summary>The log likelihood of Gamma-Gamma over many customers: rows of a count and a mean. One logarithm a row, eight rows at once.</summary>
internal sealed class GammaGammaLikelihood : ILogLikelihood
{
    private readonly GroupedRows _rows;
    private readonly double _mean;

    // Of each block: the sums of ln(mean) and, of the whole, of -ln(mean) and count ln(count), which no parameter changes.
    private readonly double[] _logMeans;

    public GammaGammaLikelihood(GroupedRows rows)
    {
        _rows = rows;
        _logMeans = new double[rows.Blocks.Length];
        for (var b = 0; b < _logMeans.Length; b++)
        {
            var block = rows.Blocks[b];
            for (var i = block.Start; i < block.Start + block.Length; i++)
            {
                _logMeans[b] += rows.Weights[i] * Math.Log(rows.First[i]);
                _mean += rows.Weights[i] * rows.First[i] / rows.Weight;
            }
        }
    }

    public string[] Parameters { get; } = ["p", "q", "v"];

    public double Customers => _rows.Weight;

    // The mean of all is p v / (q - 1).
    public double[][] Starts => [[5, 4, 0.6 * _mean], [1, 2, _mean], [20, 10, 0.45 * _mean]];

    public ILogLikelihood? Sample => null;

    public double At(ReadOnlySpan<double> parameters, Span<double> gradient)
    {
        var (p, q, v) = (parameters[0], parameters[1], parameters[2]);
        var (logGammaQ, digammaQ, logV) = (GammaFunction.Log(q), GammaFunction.Digamma(q), Math.Log(v));
        var value = 0.0;
        gradient.Clear();
        for (var b = 0; b < _logMeans.Length; b++)
        {
            var block = _rows.Blocks[b];
            var (x, weight) = (block.Key, block.Weight);
            var (log, inverse) = Sums(block, v, x);
            var digammaBoth = GammaFunction.Digamma((p * x) + q);
            value += weight * (GammaFunction.Log((p * x) + q) - GammaFunction.Log(p * x) - logGammaQ + (q * logV) + (p * x * Math.Log(x)));
            value += (((p * x) - 1) * _logMeans[b]) - (((p * x) + q) * log);
            gradient[0] += x * ((weight * (digammaBoth - GammaFunction.Digamma(p * x) + Math.Log(x))) + _logMeans[b] - log);
            gradient[1] += (weight * (digammaBoth - digammaQ + logV)) - log;
            gradient[2] += (weight * q / v) - (((p * x) + q) * inverse);
        }

        return value;
    }

    // Sums of ln(v + x mean) and of 1 / (v + x mean).
    private (double Log, double Inverse) Sums(Block block, double v, double x)
    {
        var (log, inverse, shift) = (Vector512<double>.Zero, Vector512<double>.Zero, Vector512.Create(v));
        for (var i = (nuint)block.Start; i < (nuint)(block.Start + block.Length); i += (nuint)GroupedRows.Lanes)
        {
            var weight = Vector512.LoadUnsafe(ref _rows.Weights[0], i);
            var total = (Vector512.LoadUnsafe(ref _rows.First[0], i) * x) + shift;
            log += weight * Vector512.Log(total);
            inverse += weight / total;
        }

        return (Vector512.Sum(log), Vector512.Sum(inverse));
    }
}
