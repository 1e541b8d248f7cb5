using System.Globalization;

namespace Crm.Forecasting.Series.Simple;

/// <summary>The seasonal naive method: what was a season ago, comes again.</summary>
/// <param name="season">The length of the season in steps; <see langword="null"/> (the default): the shortest of the series.</param>
public sealed class SeasonalNaiveForecaster(int? season = null) : IForecaster
{
    /// <inheritdoc/>
    public string Name => "Seasonal naive";

    /// <inheritdoc/>
    public IFittedForecaster Fit(TimeSeries series, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(series);
        var (values, notes) = Interpolation.Complete(series);
        var length = season ?? series.Season;
        return length <= values.Length
            ? SeasonalWalk.Fit(Name, values, length, notes)
            : SeasonalWalk.Fit("Naive", values, 1, notes.Add(new(ForecastNoteCodes.Short, string.Create(CultureInfo.InvariantCulture, $"{values.Length} values are no season of {length}; the last value is repeated."))));
    }
}
