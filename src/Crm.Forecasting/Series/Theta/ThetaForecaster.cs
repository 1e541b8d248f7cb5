using Crm.Forecasting.Series.Cleaning;
using Crm.Forecasting.Series.Fitting;
using Crm.Forecasting.Series.Seasonality;

namespace Crm.Forecasting.Series.Theta;

/// <summary>Theta models.</summary>
/// <param name="dynamic">The line moves.</param>
/// <param name="optimised">Theta is estimated.</param>
public sealed class ThetaForecaster(bool dynamic = false, bool optimised = false) : IForecaster
{
    /// <inheritdoc/>
    public string Name => "Theta";

    /// <inheritdoc/>
    public IFittedForecaster Fit(TimeSeries series, CancellationToken cancellationToken = default)
    {
        var (values, notes) = Interpolation.Complete(series);
        var season = series.Season;
        var seasonal = SeasonalityTest.IsSeasonal(values, season);
        var mult = values.Min() > 0;
        double[] figure = seasonal ? ClassicalDecomposition.Figure(values, season, mult) : [mult ? 1 : 0];
        double[] adjusted = [.. values.Select((v, i) => mult ? v / figure[i % figure.Length] : v - figure[i % figure.Length])];
        var scale = 0.0; for (var i = 1; i < adjusted.Length; i++) scale += Math.Abs(adjusted[i] - adjusted[i - 1]) / adjusted.Length;
        if (scale == 0 || values.Length < 4) return new Simple.NaiveForecaster().Fit(series, cancellationToken);
        var model = new DynamicTheta(adjusted, scale, dynamic, optimised).Prepare();
        Span<double> at = stackalloc double[model.Dimension];
        LaneSearch.Minimize(model, at);
        var (alpha, level, theta) = model.Read(at);
        var path = model.Run(alpha, level, theta, 0);
        var ss = 0.0; for (var i = 1; i < path.Length; i++) ss += (path[i] - adjusted[i]) * (path[i] - adjusted[i]);
        var sd = Math.Sqrt(ss / Math.Max(1, path.Length - 4));
        var n = adjusted.Length;
        return new FittedForecaster(Name, path, [], notes, h => { var p = model.Run(alpha, level, theta, h); double fg(int s) => figure[(n + s) % figure.Length]; return Continuation.Normal(h, s => mult ? p[n + s] * fg(s) : p[n + s] + fg(s), s => sd * Math.Sqrt(1 + s * alpha * alpha) * (mult ? fg(s) : 1)); });
    }
}
