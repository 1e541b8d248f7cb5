using Crm.Forecasting.Series;

namespace Crm.Benchmarks.Forecasting;

/// <summary>Months, 120 to 200 of them, with a trend, a season and errors that go together.</summary>
internal static class MonthlySeries
{
    public static TimeSeries[] Drawn(int count)
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, count).Select(_ => new TimeSeries(Draw(random), 12))];
    }

    private static double[] Draw(Random random)
    {
        var (count, slope, left) = (random.Next(120, 201), random.NextDouble() * 4, 0.0);
        var figure = Enumerable.Range(0, 12).Select(_ => 0.8 + (0.4 * random.NextDouble())).ToArray();
        return [.. Enumerable.Range(0, count).Select(i => (1_000 + (slope * i) + (left = (0.5 * left) + (40 * (random.NextDouble() - 0.5)))) * figure[i % 12])];
    }
}
