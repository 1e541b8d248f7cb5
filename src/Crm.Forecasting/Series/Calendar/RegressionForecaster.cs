using System.Collections.Immutable;
using System.Globalization;
using Crm.Forecasting.Series.Predictives;

namespace Crm.Forecasting.Series.Calendar;

/// <summary>Takes the effects of regressors off a series, forecasts the rest by another method, and adds the effects of the steps to come.</summary>
/// <remarks>Effects are estimated by generalised least squares on differences, beside the season. Intervals are those of the other method, wider by how far off the effects may be.</remarks>
/// <param name="inner">Forecasts the rest.</param>
/// <param name="regressors">What is known of each step; at least one.</param>
public sealed class RegressionForecaster(IForecaster inner, params ImmutableArray<Regressor> regressors) : IForecaster
{
    /// <inheritdoc/>
    public string Name => $"{inner.Name} + regression";

    /// <inheritdoc/>
    IFittedForecaster IForecaster.Fit(TimeSeries series, CancellationToken cancellationToken) => Fit(series, cancellationToken);

    /// <summary>Fits effects and the other method.</summary>
    /// <param name="series">The series. Missing values are interpolated.</param>
    /// <param name="cancellationToken">Stops long work.</param>
    /// <returns>The fit with its coefficients. It forecasts as far as the regressors are known.</returns>
    /// <exception cref="ForecastingException"><see cref="ForecastingErrorCodes.LengthMismatch"/>: a regressor is shorter than the series. <see cref="ForecastingErrorCodes.InvalidValue"/>: a value of one is not finite. <see cref="ForecastingErrorCodes.TooFewValues"/>: there are not five values more than regressors. <see cref="ForecastingErrorCodes.InvalidOption"/>: there is no regressor.</exception>
    public RegressionFit Fit(TimeSeries series, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(series);
        Check(series);
        var (values, notes) = Interpolation.Complete(series);
        var estimate = new EffectEstimate(values, [.. regressors.Select(one => one.Values[..values.Length].ToArray())], series.Season);
        var coefficients = ImmutableArray.CreateBuilder<RegressionCoefficient>(regressors.Length);
        for (var k = 0; k < regressors.Length; k++)
        {
            var unit = new double[regressors.Length];
            unit[k] = 1;
            var leftOut = estimate.IsLeftOut(k);
            coefficients.Add(new(regressors[k].Name, estimate.Effects[k], leftOut ? double.NaN : Math.Sqrt(estimate.Variance(unit))));
            notes = leftOut ? notes.Add(new(ForecastNoteCodes.Regressor, $"'{regressors[k].Name}' does not vary, or as the season or other regressors do; it is left out.")) : notes;
        }

        double Effect(int step) => regressors.Select((one, k) => one.Values[step] * estimate.Effects[k]).Sum();
        var fit = inner.Fit(series.WithValues([.. values.Select((value, i) => value - Effect(i))]), cancellationToken);
        double[] fitted = [.. fit.Fitted.ToArray().Select((value, i) => value + Effect(i))];
        var count = values.Length;
        return new($"{fit.Name} + regression", fitted, fit.Parameters, coefficients.ToImmutable(), horizon =>
        {
            var known = regressors.Min(one => one.Values.Length) - count;
            if (horizon < 1 || horizon > known)
            {
                throw Refuse.Option($"A horizon of {horizon} was asked for; the regressors are known for {known} steps after the series: 1 to {known} are possible.");
            }

            var plain = fit.Forecast(horizon);
            double[] point = [.. plain.Point.Select((value, step) => value + Effect(count + step))];
            double[] factor = [.. Enumerable.Range(0, horizon).Select(step =>
            {
                // An error in an effect is taken up by the level, but for what a step lies away from the usual.
                double[] apart = [.. regressors.Select(one => one.Values[count + step] - one.Values[..count].Average())];
                var deviation = RescaledPredictive.Deviation(plain, step);
                var extra = estimate.Variance(apart);
                return deviation > 0 && extra > 0 ? Math.Sqrt(1 + (extra / (deviation * deviation))) : 1;
            })];
            return new($"{plain.Method} + regression", [.. point], new RescaledPredictive(plain, point, factor), [.. plain.Notes, .. notes]);
        });
    }

    private void Check(TimeSeries series)
    {
        if (regressors.IsDefaultOrEmpty)
        {
            throw Refuse.Option($"No regressor is given; at least one is needed.");
        }

        foreach (var one in regressors)
        {
            if (one.Values.Length < series.Count)
            {
                throw Refuse.Lengths($"Regressor '{one.Name}' has {one.Values.Length} values for a series of {series.Count}; it has one for each step, and for each of the horizon.");
            }

            if (one.Values.FirstOrDefault(value => !double.IsFinite(value)) is var bad && !double.IsFinite(bad))
            {
                throw Refuse.Value($"Regressor '{one.Name}' holds {bad}; its values are finite.");
            }
        }

        if (series.Count < regressors.Length + 5)
        {
            throw Refuse.TooFew($"{series.Count} values are too few for {regressors.Length} regressors; {regressors.Length + 5} are needed.");
        }
    }
}
