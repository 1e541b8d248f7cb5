using Crm.Forecasting.Series.Cleaning;
using Crm.Forecasting.Series.Simple;

namespace Crm.Forecasting.Series.Combining;

/// <summary>Several methods together, each weighed by how it did on the end of the series when it had not seen it; intervals widened by how far off they were there.</summary>
/// <remarks>
/// One season or none: averaged models of exponential smoothing, the optimised and the dynamic optimised Theta method. Several seasons: seasonal naive, smoothing and Theta for each season, and a seasonal autoregression.
/// The parameters are the weights. Fewer than eight values are continued by their drift.
/// </remarks>
public sealed class AutoForecaster : IForecaster
{
    private const int Needed = 8;

    /// <inheritdoc/>
    public string Name => "Auto";

    /// <inheritdoc/>
    public IFittedForecaster Fit(TimeSeries series, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(series);
        var (values, notes) = Interpolation.Complete(series);
        if (PlainSeries.Fit(values, 1, notes) is { } plain)
        {
            return plain;
        }

        if (values.Length < Needed)
        {
            return new DriftForecaster().Fit(series, cancellationToken);
        }

        var complete = series.WithValues(values);
        var members = Members.For(complete);
        var check = EndCheck.Run(members, complete, cancellationToken);
        var fits = Array.ConvertAll(members, member => member.Fit(complete, cancellationToken));
        return new FittedForecaster(
            Name,
            [.. Enumerable.Range(0, values.Length).Select(t => fits.Zip(check.Weights, (fit, weight) => fit.Fitted.Span[t] * weight).Sum())],
            [.. members.Zip(check.Weights, (member, weight) => new FittedParameter(member.Name, weight)), new("widening", check.Widening)],
            notes,
            horizon => check.Mix(Array.ConvertAll(fits, fit => fit.Forecast(horizon))).Continue(check.Widening));
    }
}
