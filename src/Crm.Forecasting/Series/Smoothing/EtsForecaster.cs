using Crm.Forecasting.Series.Cleaning;
using Crm.Forecasting.Series.Smoothing.Fitting;

namespace Crm.Forecasting.Series.Smoothing;

/// <summary>Exponential smoothing in state space form; the model by the corrected Akaike criterion, or as given.</summary>
/// <param name="model">The model; <see langword="null"/> (the default): the one of least AICc.</param>
public sealed class EtsForecaster(EtsModel? model = null) : IForecaster
{
    /// <inheritdoc/>
    public string Name => model?.ToString() ?? "ETS";

    /// <inheritdoc/>
    public IFittedForecaster Fit(TimeSeries series, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(series);
        var (values, notes) = Interpolation.Complete(series);
        var scale = values.Average(Math.Abs);
        scale = scale > 0 ? scale : 1;
        double[] scaled = [.. values.Select(value => value / scale)];
        var season = series.Season;
        var fitter = new EtsFitter(scaled, season);
        EtsFit? best = null;
        foreach (var candidate in model is { } given ? [given] : Candidates(scaled, season))
        {
            var fit = fitter.Fit(candidate);
            best = best is null || fit.Aicc < best.Aicc ? fit : best;
        }

        best!.Run(scaled);
        return new FittedForecaster(best.Model.ToString(), [.. best.Fitted.Select(v => v * scale)], [], notes, horizon => Continuation.Normal(horizon, step => best.Point(step) * scale, step => Deviation(best, step) * scale));
    }

    private static double Deviation(EtsFit fit, int step)
    {
        var sum = 1.0;
        var p = fit.Parameters;
        var (damp, factor) = (0.0, 1.0);
        for (var j = 1; j <= step; j++)
        {
            factor *= p.Phi;
            damp += factor;
            var c = p.Alpha + (p.Beta * damp) + (fit.Season.Length > 0 && j % fit.Season.Length == 0 ? p.Gamma : 0);
            sum += c * c;
        }

        var unit = fit.Model.Error == EtsError.Additive ? 1 : Math.Abs(fit.Point(step));
        return Math.Sqrt(fit.Variance * sum) * unit;
    }

    internal static IEnumerable<EtsModel> Candidates(double[] values, int season)
    {
        var positive = values.Min() > 0;
        foreach (var error in positive ? [EtsError.Additive, EtsError.Multiplicative] : new[] { EtsError.Additive })
        {
            foreach (var s in season > 1 && values.Length >= 2 * season + 2 ? [EtsSeason.None, EtsSeason.Additive, EtsSeason.Multiplicative] : new[] { EtsSeason.None })
            {
                if (s == EtsSeason.Multiplicative && error == EtsError.Additive)
                {
                    continue;
                }

                foreach (var trend in new[] { EtsTrend.None, EtsTrend.Additive, EtsTrend.Damped })
                {
                    yield return new(error, trend, s);
                }
            }
        }
    }
}
