using System.Collections.Immutable;
using Crm.Forecasting.Series.Simple;

namespace Crm.Forecasting.Series.Intermittent;

/// <summary>Forecasts demand that is zero at most steps: Croston's method, Syntetos and Boylan's, or Teunter, Syntetos and Babai's.</summary>
/// <remarks>The point forecast is the rate: the mean demand of a step. The distribution is that of one step's demand, with its zeros: for a demand in two steps out of ten the median is 0.</remarks>
/// <param name="method">How the rate is estimated; <see cref="IntermittentMethod.Sba"/> by default.</param>
public sealed class IntermittentForecaster(IntermittentMethod method = IntermittentMethod.Sba) : IForecaster
{
    /// <inheritdoc/>
    public string Name => method switch { IntermittentMethod.Croston => "Croston", IntermittentMethod.Sba => "SBA", _ => "TSB" };

    /// <inheritdoc/>
    /// <exception cref="ForecastingException"><see cref="ForecastingErrorCodes.InvalidValue"/>: a value is negative.</exception>
    public IFittedForecaster Fit(TimeSeries series, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(series);
        var (values, notes) = Demand.Complete(series);
        double[] sizes = [.. values.Where(value => value > 0)];
        if (sizes.Length == 0)
        {
            return SeasonalWalk.Fit(Name, values, 1, notes.Add(new(ForecastNoteCodes.Constant, "There was no demand at all; none is expected.")));
        }

        if (sizes.Length < 2)
        {
            notes = notes.Add(new(ForecastNoteCodes.Short, "There was one demand; how sizes vary cannot be told from it."));
        }

        var smoothing = new DemandSmoothing(values, method);
        var (sizeConstant, chanceConstant) = smoothing.Estimate();
        var fitted = new double[values.Length];
        var (size, chance, _) = smoothing.Run(sizeConstant, chanceConstant, fitted);
        var predictive = new DemandPredictive(sizes, size, chance);
        return new FittedForecaster(
            Name,
            fitted,
            [new("alpha", sizeConstant), new("beta", chanceConstant), new("size", size), new("probability", chance)],
            notes,
            horizon => new(ImmutableArray.CreateRange(Enumerable.Repeat(size * chance, horizon)), predictive));
    }
}
