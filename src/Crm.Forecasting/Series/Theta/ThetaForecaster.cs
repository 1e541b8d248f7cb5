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
        var scaled = season.Remove(values);
        if (PlainSeries.Fit(scaled, Needed, notes) is { } still)
        {
            var level = scaled[^1];
            return new FittedForecaster(still.Name, Restore(still.Fitted.ToArray(), value => value, 0, season), [], still.Notes, horizon => Continuation.Normal(horizon, step => season.Restore(level, scaled.Length + step), _ => 0));
        }

        var frame = SearchFrame.FromZero(scaled);
        var theta = new ThetaLikelihood(frame.Values, model);
        Span<double> at = stackalloc double[theta.Dimension];
        LaneSearch.Minimize(theta, at, cancellationToken);
        var parameters = theta.Read(at);
        var fitted = theta.Run(parameters, 0);
        var squares = 0.0;
        for (var t = 1; t < fitted.Length; t++)
        {
            squares += (frame.Values[t] - fitted[t]) * (frame.Values[t] - fitted[t]);
        }

        // Level, smoothing constant, theta and the slope are estimated.
        var deviation = frame.Scale * Math.Sqrt(squares / Math.Max(1, fitted.Length - 4));
        var count = scaled.Length;
        return new FittedForecaster(Name, Restore(fitted, frame.Restore, 0, season), [new("alpha", parameters.Alpha), new("theta", parameters.Theta), new("level", frame.Restore(parameters.Level))], notes, horizon =>
        {
            var path = Restore(theta.Run(parameters, horizon)[count..], frame.Restore, count, season);
            return Continuation.Normal(horizon, step => path[step], step => deviation * Math.Sqrt(1 + (step * parameters.Alpha * parameters.Alpha)) * season.Size(count + step));
        });
    }

    /// <summary>Puts units and season back, in place; the first value is that of place <paramref name="first"/>.</summary>
    private static double[] Restore(double[] path, Func<double, double> restore, int first, SeasonFigure season)
    {
        for (var t = 0; t < path.Length; t++)
        {
            path[t] = season.Restore(restore(path[t]), first + t);
        }

        return path;
    }
}
