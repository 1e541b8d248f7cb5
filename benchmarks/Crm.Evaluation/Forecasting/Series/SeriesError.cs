using Crm.Forecasting.Series;
using Crm.Forecasting.Series.Evaluation;
using Crm.Forecasting.Series.Simple;

namespace Crm.Evaluation.Forecasting.Series;

/// <summary>How far the forecast of a series was off, and Naive2 beside it. Steps without a value are passed over.</summary>
internal sealed record SeriesError(string Period, double Smape, double Mase, double NaiveSmape, double NaiveMase, double Coverage80, double Coverage95, double Msis95)
{
    /// <summary>Whether its errors can be scaled: something changed before its end, or no forecast was off.</summary>
    public bool IsScaled => double.IsFinite(Mase + NaiveMase + Msis95);

    public static SeriesError Of(SeriesRow row, Forecast forecast)
    {
        int[] steps = [.. Enumerable.Range(0, row.Test.Length).Where(step => !double.IsNaN(row.Test[step]))];
        double[] Told(ReadOnlySpan<double> values)
        {
            var told = new double[steps.Length];
            for (var i = 0; i < told.Length; i++)
            {
                told[i] = values[steps[i]];
            }

            return told;
        }

        Interval[] Intervals(double level) => [.. steps.Select(step => forecast.Interval(step, level))];
        var scale = ForecastMetrics.Scale(row.Known.Values, row.Frequency);
        var (actual, point, naive) = (Told(row.Test), Told(forecast.Point.AsSpan()), Told(new Naive2Forecaster().Fit(row.Known).Forecast(row.Test.Length).Point.AsSpan()));
        return new(
            row.Period,
            ForecastMetrics.Smape(actual, point),
            ForecastMetrics.Mase(actual, point, scale),
            ForecastMetrics.Smape(actual, naive),
            ForecastMetrics.Mase(actual, naive, scale),
            ForecastMetrics.Coverage(actual, Intervals(0.8)),
            ForecastMetrics.Coverage(actual, Intervals(0.95)),
            ForecastMetrics.Msis(actual, Intervals(0.95), 0.95, scale));
    }

    /// <summary>The means of a group; scaled ones over the series that can be scaled, <see langword="null"/> where there is none.</summary>
    public static GroupResult Mean(string period, List<SeriesError> errors)
    {
        var scaled = errors.FindAll(error => error.IsScaled);
        double Scaled(Func<SeriesError, double> of) => scaled.Count == 0 ? double.NaN : scaled.Average(of);
        return new(
            period,
            errors.Count,
            Finite(errors.Average(e => e.Smape)),
            Finite(Scaled(e => e.Mase)),
            Finite((Share(errors.Average(e => e.Smape), errors.Average(e => e.NaiveSmape)) + Share(Scaled(e => e.Mase), Scaled(e => e.NaiveMase))) / 2),
            errors.Average(e => e.Coverage80),
            errors.Average(e => e.Coverage95),
            Finite(Scaled(e => e.Msis95)));
    }

    /// <summary>A part of Naive2's error; as large, where neither was off.</summary>
    private static double Share(double error, double naive) => error == 0 && naive == 0 ? 1 : error / naive;

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
