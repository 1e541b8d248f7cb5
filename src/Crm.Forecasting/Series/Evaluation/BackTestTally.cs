namespace Crm.Forecasting.Series.Evaluation;

/// <summary>The steps of a back-test that are measured together.</summary>
internal sealed class BackTestTally
{
    private readonly List<double> _actual = [];
    private readonly List<double> _point = [];
    private readonly List<double> _scale = [];
    private readonly List<double[]> _quantiles = [];
    private readonly List<Interval> _within80 = [];
    private readonly List<Interval> _within95 = [];

    public BackTestTally(BackTestForecast[] forecasts, int first, int end)
    {
        foreach (var forecast in forecasts)
        {
            for (var step = first; step < end; step++)
            {
                if (!double.IsNaN(forecast.Actual[step]))
                {
                    _actual.Add(forecast.Actual[step]);
                    _point.Add(forecast.Forecast.Point[step]);
                    _scale.Add(forecast.Scale);
                    _quantiles.Add([.. BackTest.Probabilities.Select(probability => forecast.Forecast.Quantile(step, probability))]);
                    _within80.Add(forecast.Forecast.Interval(step, 0.8));
                    _within95.Add(forecast.Forecast.Interval(step, 0.95));
                }
            }
        }
    }

    public BackTestMeasures Measures()
    {
        if (_actual.Count == 0)
        {
            return new(0, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN);
        }

        double[] actual = [.. _actual], point = [.. _point];
        return new(
            actual.Length,
            point.Zip(actual, (said, came) => said - came).Average(),
            ForecastMetrics.Smape(actual, point),
            Mean(i => ForecastMetrics.Mase([actual[i]], [point[i]], _scale[i])),
            ForecastMetrics.Rmse(actual, point),
            Enumerable.Range(0, BackTest.Probabilities.Length).Average(k => ForecastMetrics.Pinball(actual, [.. _quantiles.Select(of => of[k])], BackTest.Probabilities[k])),
            Mean(i => ForecastMetrics.Msis([actual[i]], [_within95[i]], 0.95, _scale[i])),
            ForecastMetrics.Coverage(actual, [.. _within80]),
            ForecastMetrics.Coverage(actual, [.. _within95]));
    }

    private double Mean(Func<int, double> of) => Enumerable.Range(0, _actual.Count).Average(of);
}
