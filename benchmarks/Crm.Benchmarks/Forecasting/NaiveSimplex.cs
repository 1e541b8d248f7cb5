namespace Crm.Benchmarks.Forecasting;

/// <summary>Nelder and Mead's simplex, which needs no derivatives.</summary>
internal static class NaiveSimplex
{
    public static (double[] At, double Loss) Minimize(double[] start, Func<double[], double> loss, int steps)
    {
        var n = start.Length;
        var points = Enumerable.Range(0, n + 1).Select(i => start.Select((x, j) => j == i - 1 ? x + Math.Max(0.5, Math.Abs(x) * 0.05) : x).ToArray()).ToArray();
        var values = points.Select(loss).ToArray();
        for (var step = 0; step < steps; step++)
        {
            Array.Sort(values, points);
            if (values[n] - values[0] < 1e-6)
            {
                break;
            }

            var centre = Enumerable.Range(0, n).Select(j => points.Take(n).Average(p => p[j])).ToArray();
            var (point, value) = Try(-1);
            if (value < values[0] && Try(-2) is var expanded && expanded.Value < value)
            {
                (point, value) = expanded;
            }
            else if (value >= values[n - 1])
            {
                (point, value) = value < values[n] ? Try(-0.5) : Try(0.5);
            }

            if (value < values[n])
            {
                (points[n], values[n]) = (point, value);
                continue;
            }

            for (var i = 1; i <= n; i++)
            {
                points[i] = [.. points[i].Zip(points[0], (a, b) => (a + b) / 2)];
                values[i] = loss(points[i]);
            }

            (double[] Point, double Value) Try(double along)
            {
                double[] tried = [.. centre.Zip(points[n], (c, worst) => c + (along * (worst - c)))];
                return (tried, loss(tried));
            }
        }

        Array.Sort(values, points);
        return (points[0], values[0]);
    }
}
