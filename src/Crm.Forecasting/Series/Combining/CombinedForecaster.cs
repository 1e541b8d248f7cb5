using Crm.Forecasting.Series.Cleaning;
using Crm.Forecasting.Series.Simple;

namespace Crm.Forecasting.Series.Combining;

/// <summary>Several methods together; what they disagree about widens the intervals.</summary>
/// <remarks>
/// From rolling origins methods are fitted up to four times more, to shorter pieces of the series; intervals are then scaled by how far off the combination was there. The parameters are the weights by method, and that scale, "widening".
/// </remarks>
/// <param name="members">The methods, at least one.</param>
/// <param name="weights">How much each counts; by rolling origins by default.</param>
/// <exception cref="ForecastingException"><see cref="ForecastingErrorCodes.TooFewValues"/>: there is no method.</exception>
public sealed class CombinedForecaster(IReadOnlyList<IForecaster> members, CombinationWeights weights = CombinationWeights.RollingOrigin) : IForecaster
{
    private readonly IForecaster[] _members = members?.Count > 0 ? [.. members] : throw Refuse.TooFew($"A combination of no methods was asked for; it takes one at least.");

    /// <inheritdoc/>
    public string Name => $"Combination of {_members.Length}";

    /// <inheritdoc/>
    public IFittedForecaster Fit(TimeSeries series, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(series);
        var (values, notes) = Interpolation.Complete(series);
        if (PlainSeries.Fit(values, 1, notes) is { } plain)
        {
            return plain;
        }

        var complete = series.Missing > 0 ? series.WithValues(values) : series;
        var check = weights == CombinationWeights.Equal ? EndCheck.None(_members.Length) : EndCheck.Run(_members, complete, cancellationToken);
        var fits = Array.ConvertAll(_members, member => member.Fit(complete, cancellationToken));
        return new FittedForecaster(
            Name,
            Mean(fits, check.Weights, values.Length),
            [.. _members.Zip(check.Weights, (member, weight) => new FittedParameter(member.Name, weight)), new("widening", check.Widening)],
            [.. notes.Concat(fits.SelectMany(fit => fit.Forecast(1).Notes)).Distinct()],
            horizon => check.Mix(Array.ConvertAll(fits, fit => fit.Forecast(horizon))).Continue(check.Widening));
    }

    private static double[] Mean(IFittedForecaster[] fits, double[] weights, int count)
    {
        var mean = new double[count];
        for (var i = 0; i < fits.Length; i++)
        {
            var fitted = fits[i].Fitted.Span;
            for (var t = 0; t < count && weights[i] > 0; t++)
            {
                mean[t] += fitted[t] * weights[i];
            }
        }

        return mean;
    }
}
