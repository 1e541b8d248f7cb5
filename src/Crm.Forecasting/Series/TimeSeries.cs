using System.Collections.Immutable;
using System.Globalization;

namespace Crm.Forecasting.Series;

/// <summary>Values at equal steps in time, with the lengths of their seasons.</summary>
/// <remarks>A missing value is NaN. Immutable; the values are copied.</remarks>
public sealed class TimeSeries
{
    private readonly double[] _values;

    /// <summary>A series.</summary>
    /// <param name="values">The values in order of time; NaN where one is missing. At least one is there.</param>
    /// <param name="seasons">The lengths of its seasons in steps, ascending, each above one: 12 for months, 24 and 168 for hours. Empty: none.</param>
    /// <exception cref="ForecastingException"><see cref="ForecastingErrorCodes.InvalidValue"/>: a value is infinite. <see cref="ForecastingErrorCodes.TooFewValues"/>: none is there. <see cref="ForecastingErrorCodes.InvalidOption"/>: seasons are not as said.</exception>
    public TimeSeries(ReadOnlySpan<double> values, params ReadOnlySpan<int> seasons)
        : this(values.ToArray(), [.. seasons])
    {
    }

    private TimeSeries(double[] values, ImmutableArray<int> seasons)
    {
        var there = 0;
        for (var i = 0; i < values.Length; i++)
        {
            if (double.IsInfinity(values[i]))
            {
                throw new ForecastingException(ForecastingErrorCodes.InvalidValue, string.Create(CultureInfo.InvariantCulture, $"Value {i} of {values.Length} is infinite; a missing value is NaN."));
            }

            there += double.IsNaN(values[i]) ? 0 : 1;
        }

        if (there == 0)
        {
            throw new ForecastingException(ForecastingErrorCodes.TooFewValues, string.Create(CultureInfo.InvariantCulture, $"None of {values.Length} values is there; a series has at least one."));
        }

        for (var i = 0; i < seasons.Length; i++)
        {
            if (seasons[i] <= (i == 0 ? 1 : seasons[i - 1]))
            {
                throw new ForecastingException(ForecastingErrorCodes.InvalidOption, string.Create(CultureInfo.InvariantCulture, $"Seasons of {string.Join(", ", seasons)} steps: each is above one, in ascending order."));
            }
        }

        _values = values;
        Missing = values.Length - there;
        Seasons = seasons;
    }

    /// <summary>The values in order of time; NaN where one is missing.</summary>
    public ReadOnlySpan<double> Values => _values;

    /// <summary>How many steps there are.</summary>
    public int Count => _values.Length;

    /// <summary>How many values are missing.</summary>
    public int Missing { get; }

    /// <summary>The lengths of the seasons in steps, ascending; empty where there is none.</summary>
    public ImmutableArray<int> Seasons { get; }

    /// <summary>The length of the shortest season in steps; 1 where there is none.</summary>
    public int Season => Seasons.IsEmpty ? 1 : Seasons[0];

    /// <summary>The first steps.</summary>
    /// <param name="count">How many: from 1 to <see cref="Count"/>.</param>
    /// <returns>A series with the same seasons.</returns>
    /// <exception cref="ForecastingException"><see cref="ForecastingErrorCodes.InvalidOption"/>: there are not so many. <see cref="ForecastingErrorCodes.TooFewValues"/>: all of them are missing.</exception>
    public TimeSeries Take(int count) => count >= 1 && count <= Count
        ? new(_values[..count], Seasons)
        : throw new ForecastingException(ForecastingErrorCodes.InvalidOption, string.Create(CultureInfo.InvariantCulture, $"{count} of {Count} steps were asked for; 1 to {Count} are possible."));

    /// <summary>The same seasons with other values.</summary>
    /// <param name="values">As many or as few as there may be.</param>
    /// <returns>The series.</returns>
    /// <exception cref="ForecastingException">As of the constructor.</exception>
    public TimeSeries WithValues(ReadOnlySpan<double> values) => new(values.ToArray(), Seasons);
}
