using System.Collections.Immutable;

namespace Crm.Forecasting.Series.Intermittent;

/// <summary>Reads a series as demands.</summary>
internal static class Demand
{
    /// <summary>The values of a series, none negative; missing ones as interpolated.</summary>
    public static (double[] Values, ImmutableArray<ForecastNote> Notes) Complete(TimeSeries series)
    {
        for (var i = 0; i < series.Count; i++)
        {
            if (series.Values[i] < 0)
            {
                throw Refuse.Value($"Value {i} is {series.Values[i]}; demands are zero or more.");
            }
        }

        return Interpolation.Complete(series);
    }
}
