using Crm.Forecasting.Chance;
using Crm.Forecasting.Lifetime;

namespace Crm.Forecasting.Tests.Lifetime;

/// <summary>Customers drawn from the models' stories, one by one.</summary>
internal static class SimulatedCustomers
{
    /// <summary>Customers who toss a coin after each repeat purchase, and if told so after the first purchase, too.</summary>
    public static PurchaseHistory[] Geometric(int count, double r, double alpha, double a, double b, bool tossesFirst, double weeks, ulong seed)
    {
        var random = new CounterRandom(seed);
        var customers = new PurchaseHistory[count];
        for (var i = 0; i < count; i++)
        {
            var rate = Gamma(ref random, r) / alpha;
            var (one, other) = (Gamma(ref random, a), Gamma(ref random, b));
            var leaves = one / (one + other);
            var (x, last, end) = (0, 0.0, weeks * (0.6 + (0.4 * random.NextDouble())));
            if (!tossesFirst || random.NextDouble() > leaves)
            {
                for (var time = Wait(ref random, rate); time < end; time += Wait(ref random, rate))
                {
                    (x, last) = (x + 1, time);
                    if (random.NextDouble() < leaves)
                    {
                        break;
                    }
                }
            }

            customers[i] = new(x, last, end);
        }

        return customers;
    }

    /// <summary>Customers who live for a time of their own.</summary>
    public static PurchaseHistory[] Pareto(int count, double r, double alpha, double s, double beta, double weeks, ulong seed)
    {
        var random = new CounterRandom(seed);
        var customers = new PurchaseHistory[count];
        for (var i = 0; i < count; i++)
        {
            var rate = Gamma(ref random, r) / alpha;
            var life = Wait(ref random, Gamma(ref random, s) / beta);
            var (x, last, end) = (0, 0.0, weeks * (0.6 + (0.4 * random.NextDouble())));
            for (var time = Wait(ref random, rate); time < Math.Min(end, life); time += Wait(ref random, rate))
            {
                (x, last) = (x + 1, time);
            }

            customers[i] = new(x, last, end);
        }

        return customers;
    }

    /// <summary>A Gamma variable of a shape and scale 1 (Marsaglia and Tsang 2000).</summary>
    public static double Gamma(ref CounterRandom random, double shape)
    {
        if (shape < 1)
        {
            return Gamma(ref random, shape + 1) * Math.Pow(random.NextDouble(), 1 / shape);
        }

        var d = shape - (1.0 / 3);
        while (true)
        {
            var normal = NormalCurve.Quantile(random.NextDouble());
            var v = Math.Pow(1 + (normal / Math.Sqrt(9 * d)), 3);
            if (v > 0 && Math.Log(random.NextDouble()) < (normal * normal / 2) + d - (d * v) + (d * Math.Log(v)))
            {
                return d * v;
            }
        }
    }

    private static double Wait(ref CounterRandom random, double rate) => -Math.Log(random.NextDouble()) / rate;
}
