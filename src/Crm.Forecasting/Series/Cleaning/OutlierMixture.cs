namespace Crm.Forecasting.Series.Cleaning;

/// <summary>A forecast's distribution, but for a share of steps that are as far off as outliers have been.</summary>
/// <param name="inner">The forecast of a series without its outliers.</param>
/// <param name="sizes">How far outliers lay from what replaced them; at least one.</param>
/// <param name="share">The share of steps that were outliers, in (0, 1).</param>
internal sealed class OutlierMixture(Forecast inner, IEnumerable<double> sizes, double share) : IPredictive
{
    private const double Edge = 1e-9;
    private readonly double[] _sizes = [.. sizes.Order()];

    public double Quantile(int step, double probability)
    {
        // Together = (1 - share) p + share × (outliers up to the inner quantile at p): rises with p.
        if (Together(step, Edge) >= probability)
        {
            return Math.Min(inner.Quantile(step, Edge), Outlier(step, probability / share));
        }

        if (Together(step, 1 - Edge) < probability)
        {
            return Math.Max(inner.Quantile(step, 1 - Edge), Outlier(step, 1 - ((1 - probability) / share)));
        }

        var (low, high) = (Edge, 1 - Edge);
        while (high - low > 1e-12 && low < (low + high) / 2)
        {
            var middle = (low + high) / 2;
            (low, high) = Together(step, middle) < probability ? (middle, high) : (low, middle);
        }

        return inner.Quantile(step, high);
    }

    private double Together(int step, double probability)
    {
        var apart = inner.Quantile(step, probability) - inner.Point[step];
        var below = Array.FindLastIndex(_sizes, size => size <= apart) + 1;
        return ((1 - share) * probability) + (share * below / _sizes.Length);
    }

    private double Outlier(int step, double rank) => inner.Point[step] + _sizes[Math.Clamp((int)Math.Ceiling(rank * _sizes.Length) - 1, 0, _sizes.Length - 1)];
}
