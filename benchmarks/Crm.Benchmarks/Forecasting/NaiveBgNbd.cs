namespace Crm.Benchmarks.Forecasting;

/// <summary>BG/NBD as one writes it down: a customer after the other, four gamma functions each, and Nelder and Mead's simplex, which needs no derivatives.</summary>
internal static class NaiveBgNbd
{
    public static double[] Fit(Customers customers)
    {
        var simplex = Enumerable.Range(0, 5).Select(i => Enumerable.Range(0, 4).Select(j => i == j + 1 ? 0.2 : 0.0).ToArray()).ToArray();
        var values = simplex.Select(p => Loss(customers, p)).ToArray();
        for (var step = 0; step < 1_000; step++)
        {
            Array.Sort(values, simplex);
            if (values[4] - values[0] < 1e-10)
            {
                break;
            }

            var centre = Enumerable.Range(0, 4).Select(j => simplex.Take(4).Average(p => p[j])).ToArray();
            var (point, value) = Try(-1);
            if (value < values[0] && Try(-2) is var expanded && expanded.Value < value)
            {
                (point, value) = expanded;
            }
            else if (value >= values[3])
            {
                (point, value) = value < values[4] ? Try(-0.5) : Try(0.5);
            }

            if (value < values[4])
            {
                (simplex[4], values[4]) = (point, value);
            }
            else
            {
                for (var i = 1; i < 5; i++)
                {
                    simplex[i] = [.. simplex[i].Zip(simplex[0], (a, b) => (a + b) / 2)];
                    values[i] = Loss(customers, simplex[i]);
                }
            }

            (double[] Point, double Value) Try(double along)
            {
                double[] point = [.. centre.Zip(simplex[4], (c, worst) => c + (along * (worst - c)))];
                return (point, Loss(customers, point));
            }
        }

        return [.. simplex[0].Select(Math.Exp)];
    }

    public static double Loss(Customers customers, double[] logarithms)
    {
        var (r, alpha, a, b) = (Math.Exp(logarithms[0]), Math.Exp(logarithms[1]), Math.Exp(logarithms[2]), Math.Exp(logarithms[3]));
        var sum = 0.0;
        for (var i = 0; i < customers.Frequency.Length; i++)
        {
            var (x, last, age) = (customers.Frequency[i], customers.Recency[i], customers.Age[i]);
            var common = LogGamma(r + x) - LogGamma(r) + (r * Math.Log(alpha)) + LogGamma(a + b) + LogGamma(b + x) - LogGamma(b) - LogGamma(a + b + x);
            var alive = -(r + x) * Math.Log(alpha + age);
            var left = x == 0 ? double.NegativeInfinity : Math.Log(a / (b + x - 1)) - ((r + x) * Math.Log(alpha + last));
            var larger = Math.Max(alive, left);
            sum += common + larger + Math.Log(Math.Exp(alive - larger) + Math.Exp(left - larger));
        }

        return -sum / customers.Frequency.Length;
    }

    private static double LogGamma(double x)
    {
        var product = 1.0;
        for (; x < 8; x++)
        {
            product *= x;
        }

        var i2 = 1 / (x * x);
        return ((x - 0.5) * Math.Log(x)) - x + 0.918938533204672742 + ((1 - (i2 * ((1.0 / 30) - (i2 / 105)))) / (12 * x)) - Math.Log(product);
    }
}
