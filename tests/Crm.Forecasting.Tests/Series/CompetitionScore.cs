using Crm.Forecasting.Series;
using Crm.Forecasting.Series.Evaluation;
using Crm.Forecasting.Series.Simple;

namespace Crm.Forecasting.Tests.Series;

/// <summary>How a method did on the series of a competition: means over the series.</summary>
internal sealed record CompetitionScore(double Smape, double Mase, double Owa, double Coverage95, double Msis95)
{
    /// <param name="method">The method.</param>
    /// <param name="rows">The series.</param>
    /// <param name="longer">A second season beside that of the file.</param>
    public static CompetitionScore Of(IForecaster method, IReadOnlyList<CompetitionRow> rows, params int[] longer)
    {
        var series = rows.Select(row => (new TimeSeries(row.Known, row.Season == 1 ? [] : [row.Season, .. longer]), row.Test.Length)).ToList();
        var (said, yardstick) = (ForecastBatch.Run(method, series, 2), ForecastBatch.Run(new Naive2Forecaster(), series));
        double Mean(Func<CompetitionRow, Forecast, double> measure, Forecast[] forecasts) => rows.Zip(forecasts, measure).Average();
        double Smape(CompetitionRow row, Forecast forecast) => ForecastMetrics.Smape(row.Test, forecast.Point.AsSpan());
        double Mase(CompetitionRow row, Forecast forecast) => ForecastMetrics.Mase(row.Test, forecast.Point.AsSpan(), Scale(row));
        Interval[] Intervals(CompetitionRow row, Forecast forecast) => [.. row.Test.Select((_, step) => forecast.Interval(step, 0.95))];
        double Scale(CompetitionRow row) => ForecastMetrics.Scale(row.Known, row.Season);
        return new(
            Mean(Smape, said),
            Mean(Mase, said),
            ForecastMetrics.Owa(Mean(Smape, said), Mean(Mase, said), Mean(Smape, yardstick), Mean(Mase, yardstick)),
            Mean((row, forecast) => ForecastMetrics.Coverage(row.Test, Intervals(row, forecast)), said),
            Mean((row, forecast) => ForecastMetrics.Msis(row.Test, Intervals(row, forecast), 0.95, Scale(row)), said));
    }
}
