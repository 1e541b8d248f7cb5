using Crm.Evaluation.Tables;
using Crm.Forecasting;
using Crm.Forecasting.Series;

namespace Crm.Evaluation.Forecasting.Series;

/// <summary>A series and what came after it.</summary>
internal sealed record SeriesRow(string Id, string Period, int Frequency, TimeSeries Known, double[] Test)
{
    /// <summary>Does something with a series; should it be refused, its id is said.</summary>
    /// <exception cref="InputException">It was refused.</exception>
    public static T Say<T>(string id, Func<T> what)
    {
        try
        {
            return what();
        }
        catch (ForecastingException e)
        {
            throw new InputException($"Series '{id}': {e.Message}");
        }
    }
}
