using Crm.Forecasting.Series.Simple;

namespace Crm.Forecasting.Series.Combining;

/// <summary>The drift of a series too short to check methods on, its intervals as wide as it takes before any error is seen, and no narrower than those of the naive method: three values on a line promise nothing.</summary>
internal sealed class ShortForecaster : IForecaster
{
    public string Name => "Drift";

    public IFittedForecaster Fit(TimeSeries series, CancellationToken cancellationToken = default)
    {
        var fit = new DriftForecaster().Fit(series, cancellationToken);
        var walk = new NaiveForecaster().Fit(series, cancellationToken);
        var widening = EndCheck.Widen(series.Count);
        var note = new ForecastNote(ForecastNoteCodes.Short, FormattableString.Invariant($"{series.Count} values are too few to compare methods on; their drift goes on."));
        return new FittedForecaster(fit.Name, fit.Fitted.ToArray(), [.. fit.Parameters, new("widening", widening)], fit.Forecast(1).Notes is { IsEmpty: false } notes ? notes : [note], horizon =>
        {
            var (plain, naive) = (fit.Forecast(horizon), walk.Forecast(horizon));
            return Continuation.Normal(horizon, step => plain.Point[step], step => Math.Max(widening * plain.Deviation(step), naive.Deviation(step)));
        });
    }
}
