using Crm.Forecasting.Series.Predictives;
using Crm.Forecasting.Series.Simple;

namespace Crm.Forecasting.Series.Combining;

/// <summary>The drift of a series too short to check methods on, its intervals as wide as it takes before any error is seen.</summary>
internal sealed class ShortForecaster : IForecaster
{
    public string Name => "Drift";

    public IFittedForecaster Fit(TimeSeries series, CancellationToken cancellationToken = default)
    {
        var fit = new DriftForecaster().Fit(series, cancellationToken);
        var widening = EndCheck.Widen(series.Count);
        var note = new ForecastNote(ForecastNoteCodes.Short, FormattableString.Invariant($"{series.Count} values are too few to compare methods on; their drift goes on."));
        return new FittedForecaster(fit.Name, fit.Fitted.ToArray(), [.. fit.Parameters, new("widening", widening)], fit.Forecast(1).Notes is { IsEmpty: false } notes ? notes : [note], horizon =>
        {
            var plain = fit.Forecast(horizon);
            return new(plain.Point, new RescaledPredictive(plain, plain.Point, [.. Enumerable.Repeat(widening, horizon)]));
        });
    }
}
