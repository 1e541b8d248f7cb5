using Crm.Forecasting.Series.Simple;
using Crm.Forecasting.Series.Smoothing.Fitting;

namespace Crm.Forecasting.Series.Smoothing;

/// <summary>Exponential smoothing in state space form, by maximum likelihood (Hyndman, Koehler, Ord, Snyder: Forecasting with Exponential Smoothing, 2008). The season is the shortest of the series.</summary>
/// <param name="model">The model; <see langword="null"/> (the default): the one of least AICc. Simple smoothing, Holt's and the Holt-Winters methods are <see cref="EtsModel"/>s by name.</param>
public sealed class EtsForecaster(EtsModel? model = null) : IForecaster
{
    private const int Needed = 3;

    /// <inheritdoc/>
    public string Name => model?.ToString() ?? "ETS";

    /// <inheritdoc/>
    public IFittedForecaster Fit(TimeSeries series, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(series);
        var (values, notes) = Interpolation.Complete(series);
        if (PlainSeries.Fit(values, Needed, notes) is { } plain)
        {
            return plain;
        }

        var candidates = model is { } given ? [EtsCandidates.Nearest(given, values, series.Season, ref notes)] : EtsCandidates.For(values, series.Season);
        var fitter = new EtsFitter(values, series.Season);
        EtsFit? best = null;
        foreach (var candidate in candidates)
        {
            var fit = fitter.Fit(candidate, cancellationToken);
            best = best is null || fit.Aicc < best.Aicc ? fit : best;
        }

        best = best!.Run(best.Frame.Values);
        var frame = best.Frame;
        return new FittedForecaster(best.Model.ToString(), Array.ConvertAll(best.Fitted, frame.Restore), best.Describe(), notes, horizon =>
        {
            var variances = EtsSpread.Variances(best, horizon);
            return Continuation.Normal(horizon, step => frame.Restore(best.Point(step)), step => Math.Sqrt(variances[step]) * frame.Scale);
        });
    }
}
