using Crm.Forecasting.Chance;

namespace Crm.Forecasting.Tests.Series;

/// <summary>Series of known make.</summary>
internal sealed class Simulated(ulong seed)
{
    private CounterRandom _random = new(seed);

    public double Uniform() => _random.NextDouble();

    public double Normal() => NormalCurve.Quantile(_random.NextDouble());

    public double[] Noise(int count) => Of(count, _ => Normal());

    public double[] Walk(int count)
    {
        var level = 0.0;
        return Of(count, _ => level += Normal());
    }

    /// <summary>A trend, a season of random shape and noise of deviation 1.</summary>
    public double[] Seasonal(int count, int season, double size = 5, double slope = 0.1)
    {
        var figure = Of(season, _ => size * Normal());
        return Of(count, i => 100 + (slope * i) + figure[i % season] + Normal());
    }

    public double[] Of(int count, Func<int, double> value)
    {
        var values = new double[count];
        for (var i = 0; i < count; i++)
        {
            values[i] = value(i);
        }

        return values;
    }
}
