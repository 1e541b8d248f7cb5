using Crm.Forecasting.Series;

namespace Crm.Forecasting.Tests.Series.Hierarchies;

/// <summary>Exponential smoothing with the best of nine constants: a method whose forecasts of sums are not the sums of its forecasts.</summary>
internal sealed class GridSmoothing : IForecaster
{
    public string Name => "Smoothing";

    public IFittedForecaster Fit(TimeSeries series, CancellationToken cancellationToken = default)
    {
        var values = series.Values.ToArray();
        var (fitted, level, squares, alpha) = Enumerable.Range(1, 9).Select(k => Run(values, k / 10.0)).MinBy(run => run.Squares);
        var deviation = Math.Sqrt(squares / (values.Length - 2));
        return new FittedForecaster(Name, fitted, [], [], horizon => Continuation.Normal(horizon, _ => level, step => deviation * Math.Sqrt(1 + (step * alpha * alpha))));
    }

    private static (double[] Fitted, double Level, double Squares, double Alpha) Run(double[] values, double alpha)
    {
        var (fitted, level, squares) = (new double[values.Length], values[0], 0.0);
        fitted[0] = double.NaN;
        for (var t = 1; t < values.Length; t++)
        {
            fitted[t] = level;
            squares += (values[t] - level) * (values[t] - level);
            level += alpha * (values[t] - level);
        }

        return (fitted, level, squares, alpha);
    }
}
