using Crm.Forecasting.Series.Fitting;
using Crm.Forecasting.Series.Seasonality;
using Crm.Forecasting.Series.Simple;

namespace Crm.Forecasting.Series.Theta;

/// <summary>The Theta method, on a series freed of its season (classical decomposition, in factors where all values are above zero) where the test of 90 % finds one.</summary>
/// <param name="model">Which; the dynamic optimised one by default: the least error of the three on the M1 and M3 series.</param>
public sealed class ThetaForecaster(ThetaModel model = ThetaModel.DynamicOptimised) : IForecaster
{
    private const int Needed = 4;

    /// <inheritdoc/>
    public string Name => model switch
    {
        ThetaModel.Standard => "Theta",
        ThetaModel.Optimised => "Optimised Theta",
        _ => "Dynamic optimised Theta",
    };

    /// <inheritdoc/>
    public IFittedForecaster Fit(TimeSeries series, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(series);
        var (values, notes) = Interpolation.Complete(series);
        if (PlainSeries.Fit(values, Needed, notes) is { } plain)
        {
            return plain;
        }

        var season = SeasonFigure.Of(values, series.Season);
        var adjusted = season.Remove(values);
        if (PlainSeries.Fit(adjusted, Needed, notes) is { } still)
        {
            return Restore(still, adjusted.Length, horizon => still.Forecast(horizon).Point.ToArray(), _ => 0);
        }

        var theta = new ThetaLikelihood(adjusted, model);
        Span<double> at = stackalloc double[theta.Dimension];
        LaneSearch.Minimize(theta, at);
        var parameters = theta.Read(at);
        var fitted = theta.Run(parameters, 0);
        var squares = 0.0;
        for (var t = 1; t < fitted.Length; t++)
        {
            squares += (adjusted[t] - fitted[t]) * (adjusted[t] - fitted[t]);
        }

        // Level, smoothing constant, theta and the slope are estimated.
        var deviation = Math.Sqrt(squares / Math.Max(1, fitted.Length - 4));
        var inner = new FittedForecaster(Name, fitted, [new("alpha", parameters.Alpha), new("theta", parameters.Theta), new("level", parameters.Level)], notes, _ => default);
        return Restore(inner, adjusted.Length, horizon => theta.Run(parameters, horizon)[fitted.Length..], step => deviation * Math.Sqrt(1 + (step * parameters.Alpha * parameters.Alpha)));

        FittedForecaster Restore(FittedForecaster of, int count, Func<int, double[]> point, Func<int, double> spread) => new(
            of.Name,
            [.. of.Fitted.ToArray().Select(season.Restore)],
            of.Parameters,
            of.Notes,
            horizon =>
            {
                var path = point(horizon);
                return Continuation.Normal(horizon, step => season.Restore(path[step], count + step), step => spread(step) * season.Size(count + step));
            });
    }
}
