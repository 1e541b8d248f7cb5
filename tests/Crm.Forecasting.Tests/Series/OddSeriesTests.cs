using Crm.Forecasting.Series;

namespace Crm.Forecasting.Tests.Series;

/// <summary>Every method, on series that nobody draws: finite points, quantiles that do not fall, nothing thrown.</summary>
public sealed class OddSeriesTests
{
    private static readonly int[][] Seasonings = [[], [2], [4], [12], [100], [100_000_000], [3, 12], [24, 168], [4, 100_000_000]];

    public static TheoryData<string> Kinds { get; } = new(Odd().Keys);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void No_series_breaks_a_method(string kind)
    {
        var values = Odd()[kind];
        foreach (var seasons in Seasonings)
        {
            var series = new TimeSeries(values, seasons);
            foreach (var method in AllForecasters.Methods)
            {
                var fit = method.Fit(series);
                var forecast = fit.Forecast(30);
                var where = $"{method.Name} on {kind}, seasons of {string.Join(", ", seasons)}";
                Assert.True(fit.Fitted.Length == values.Length, where);
                Assert.True(fit.Parameters.All(one => double.IsFinite(one.Value)), where);
                for (var step = 0; step < 30; step++)
                {
                    double[] said = [.. new[] { 1e-6, 0.025, 0.1, 0.5, 0.9, 0.975, 1 - 1e-6 }.Select(p => forecast.Quantile(step, p))];
                    Assert.True(double.IsFinite(forecast.Point[step]) && said.All(double.IsFinite) && said.SequenceEqual(said.Order()), $"{where}, step {step}: {forecast.Point[step]}, {string.Join(" ", said)}");
                }
            }
        }
    }

    private static Dictionary<string, double[]> Odd()
    {
        var noise = new Simulated(7);
        double[] Edited(int count, params (int At, double Value)[] changes)
        {
            var values = noise.Of(count, i => 50 + i + (5 * (i % 4)) + noise.Normal());
            foreach (var (at, value) in changes)
            {
                values[at] = value;
            }

            return values;
        }

        return new()
        {
            ["one value"] = [3],
            ["two values"] = [3, 5],
            ["three values"] = [3, 5, 4],
            ["five values"] = [3, 5, 4, 9, 1],
            ["nine values"] = [3, 5, 4, 9, 1, 4, 4, 8, 2],
            ["ten values, just above two seasons of four"] = Edited(10),
            ["26 values, just above two seasons of twelve"] = Edited(26),
            ["all zero"] = new double[30],
            ["a constant"] = [.. Enumerable.Repeat(7.5, 30)],
            ["a line"] = [.. Enumerable.Range(1, 30).Select(i => (double)i)],
            ["a line below zero"] = [.. Enumerable.Range(1, 30).Select(i => -2.0 * i)],
            ["a season and nothing else"] = [.. Enumerable.Range(0, 48).Select(i => i % 12 + 1.0)],
            ["growth by powers"] = [.. Enumerable.Range(0, 40).Select(i => Math.Pow(3, i))],
            ["one huge value"] = Edited(40, (20, 1e30)),
            ["a huge last value"] = Edited(40, (39, 1e90)),
            ["a tiny value"] = Edited(40, (20, 1e-90)),
            ["1e-300"] = [.. Enumerable.Range(1, 30).Select(i => i * 1e-300)],
            ["1e-99"] = [.. Edited(40).Select(value => value * 1e-99)],
            ["1e97"] = [.. Edited(40).Select(value => value * 1e97)],
            ["a high level"] = [.. Edited(40).Select(value => value + 1e12)],
            ["from 1e-90 to 1e90"] = [.. Enumerable.Range(0, 40).Select(i => Math.Pow(10, (i * 4.5) - 90))],
            ["negative values"] = [.. Edited(40).Select(value => 60 - value)],
            ["missing at both ends"] = Edited(40, (0, double.NaN), (1, double.NaN), (38, double.NaN), (39, double.NaN)),
            ["only one there"] = [double.NaN, double.NaN, 4, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN],
            ["two of many"] = [1, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, 2],
            ["zeros at first"] = [.. new double[20], .. Edited(20)],
            ["zeros at last"] = [.. Edited(20), .. new double[20]],
            ["a single demand"] = [.. new double[20], 5, .. new double[20]],
            ["seldom demand"] = [.. Enumerable.Range(0, 60).Select(i => i * i % 7 == 1 ? 3.0 : 0)],
            ["two levels"] = [.. Enumerable.Range(0, 40).Select(i => i < 20 ? 1.0 : 1000)],
        };
    }
}
