namespace Crm.Forecasting.Series.Combining;

/// <summary>How methods did on the end of a series when they had not seen it.</summary>
internal sealed class EndCheck
{
    private const int Origins = 4;
    private const int Least = 6;

    /// <summary>Errors of neighbouring steps and origins go together: so many of them say what one would say alone.</summary>
    private const double Together = 8;

    /// <summary>
    /// That models are too sure of themselves is known (Makridakis, Hibon, Lusk, Belhadjali: Confidence intervals, International Journal of Forecasting 3 (1987)), most so of short series: before any error is seen, the variance is taken to be
    /// 1 + 40 / n times what they give, and that counts as four errors. Measured on the M1 series, by their MSIS.
    /// </summary>
    private const double Unsure = 40;
    private const double PriorCount = 4;

    /// <summary>No error counts for more than that many deviations.</summary>
    private const double Farthest = 6;

    private const double LeastWidening = 0.4;

    private EndCheck(double[] weights, double widening) => (Weights, Widening) = (weights, widening);

    /// <summary>By the inverse of the square of the mean absolute error; they sum to one.</summary>
    public double[] Weights { get; }

    /// <summary>What deviations are multiplied with.</summary>
    public double Widening { get; }

    /// <summary>What deviations are multiplied with before any error is seen.</summary>
    public static double Widen(int count) => Math.Sqrt(1 + (Unsure / count));

    /// <summary>Methods that are not checked: all count the same.</summary>
    public static EndCheck None(int members) => new([.. Enumerable.Repeat(1.0 / members, members)], 1);

    public static EndCheck Run(IForecaster[] members, TimeSeries series, CancellationToken cancellationToken)
    {
        var reach = Math.Max(1, Math.Min(series.Count / 6, series.Season == 1 ? 6 : 3 * series.Season / 2));
        var spacing = series.Seasons.Length > 1 ? series.Season : 1;
        var losses = new double[members.Length];
        var checks = new List<(Forecast[] Forecasts, int Known)>();
        for (var known = series.Count - reach; known >= Least && checks.Count < Origins; known -= spacing)
        {
            var past = series.Take(known);
            var forecasts = Array.ConvertAll(members, member => member.Fit(past, cancellationToken).Forecast(reach));
            checks.Add((forecasts, known));
            for (var i = 0; i < members.Length; i++)
            {
                for (var step = 0; step < reach; step++)
                {
                    losses[i] += Math.Abs(forecasts[i].Point[step] - series.Values[known + step]);
                }
            }
        }

        var check = new EndCheck(Weigh(losses), 1);
        var (sum, count) = (Widen(series.Count) * Widen(series.Count) * PriorCount, PriorCount);
        foreach (var (forecasts, known) in checks)
        {
            var mixture = check.Mix(forecasts);
            for (var step = 0; step < reach; step++)
            {
                var error = Math.Abs(series.Values[known + step] - mixture.Point(step));
                var off = error == 0 ? 0 : Math.Min(Farthest, error / mixture.Deviation(step));
                sum += off * off / Together;
                count += 1 / Together;
            }
        }

        return new(check.Weights, Math.Max(LeastWidening, Math.Sqrt(sum / count)));
    }

    /// <summary>The forecasts of all methods as one.</summary>
    public Mixture Mix(Forecast[] forecasts)
    {
        var mixture = new Mixture(forecasts[0].Horizon);
        for (var i = 0; i < forecasts.Length; i++)
        {
            for (var step = 0; step < forecasts[i].Horizon && Weights[i] > 0; step++)
            {
                var deviation = forecasts[i].Deviation(step);
                mixture.Add(step, Weights[i], forecasts[i].Point[step], deviation * deviation);
            }
        }

        return mixture;
    }

    private static double[] Weigh(double[] losses)
    {
        var least = losses.Where(double.IsFinite).DefaultIfEmpty(0).Min();
        var weights = Array.ConvertAll(losses, loss => !double.IsFinite(loss) ? 0 : loss == least ? 1 : least / loss * (least / loss));
        var sum = weights.Sum();
        return Array.ConvertAll(weights, weight => weight / sum);
    }
}
