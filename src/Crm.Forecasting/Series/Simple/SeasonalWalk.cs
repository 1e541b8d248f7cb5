using System.Collections.Immutable;

namespace Crm.Forecasting.Series.Simple;

/// <summary>A random walk from each place in the season to the same place in the next: both naive methods.</summary>
internal static class SeasonalWalk
{
    public static FittedForecaster Fit(string name, double[] values, int season, ImmutableArray<ForecastNote> notes)
    {
        var fitted = new double[values.Length];
        var squares = 0.0;
        for (var i = 0; i < values.Length; i++)
        {
            fitted[i] = i < season ? double.NaN : values[i - season];
            squares += i < season ? 0 : (values[i] - fitted[i]) * (values[i] - fitted[i]);
        }

        var deviation = Math.Sqrt(squares / Math.Max(1, values.Length - season));
        return new(name, fitted, [], notes, horizon => Continuation.Normal(
            horizon,
            step => values[values.Length - season + (step % season)],
            step => deviation * Math.Sqrt((step / season) + 1)));
    }
}
