namespace Crm.Forecasting.Lifetime.Fitting;

/// <summary>Minimises by BFGS: steps against the gradient in a metric that is learned on the way, shortened until they gain.</summary>
/// <remarks>Nocedal and Wright: Numerical Optimization, 2nd ed., algorithm 6.1, with a backtracking line search; an update that would spoil the metric is left out.</remarks>
internal static class QuasiNewton
{
    private const int MaxSteps = 200;
    private const double GradientTolerance = 1e-8;
    private const double LongestStep = 2;

    // What a sum over customers and nodes may be off by, as a share.
    private const double Rounding = 1e-9;

    /// <param name="function">What to minimise.</param>
    /// <param name="point">Where to start; afterwards the minimum.</param>
    /// <param name="metric">The inverse of the second derivatives about there; null: unknown.</param>
    /// <returns>The value there, and whether it is a minimum.</returns>
    public static (double Value, bool Converged) Minimise(LogScale function, double[] point, double[,]? metric)
    {
        var n = function.Dimension;
        var (gradient, nextGradient, direction, next) = (new double[n], new double[n], new double[n], new double[n]);
        var value = function.At(point, gradient);
        var inverse = metric ?? Identity(n, 1 / Math.Max(1, Largest(gradient)));
        var learned = metric is not null;
        for (var step = 0; step < MaxSteps && double.IsFinite(value); step++)
        {
            if (Largest(gradient) <= GradientTolerance)
            {
                return (value, true);
            }

            var slope = Direction(inverse, gradient, direction);
            if (!(slope < 0))
            {
                inverse = Identity(n, 1 / Math.Max(1, Largest(gradient)));
                learned = false;
                slope = Direction(inverse, gradient, direction);
            }

            var length = Math.Min(1, LongestStep / Largest(direction));
            double nextValue;
            while (true)
            {
                for (var i = 0; i < n; i++)
                {
                    next[i] = point[i] + (length * direction[i]);
                }

                nextValue = function.At(next, nextGradient);
                if (nextValue <= value + (1e-4 * length * slope) || FlattensOut(value, nextValue, slope, Slope(direction, nextGradient)))
                {
                    break;
                }

                var wanted = -slope * length * length / (2 * (nextValue - value - (length * slope)));
                length = double.IsFinite(nextValue) ? Math.Clamp(wanted, 0.1 * length, 0.5 * length) : 0.1 * length;
                if (length * Largest(direction) < 1e-12)
                {
                    // No number between gains: rounding is all that is left, or the surface is not smooth.
                    return (value, Largest(gradient) <= 1e-6);
                }
            }

            Update(inverse, point, next, gradient, nextGradient, ref learned);
            (gradient, nextGradient) = (nextGradient, gradient);
            next.CopyTo(point, 0);
            value = nextValue;
        }

        return (value, false);
    }

    /// <summary>A metric of no knowledge: a scale on the diagonal.</summary>
    public static double[,] Identity(int n, double scale = 1)
    {
        var matrix = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            matrix[i, i] = scale;
        }

        return matrix;
    }

    // Near the minimum a gain drowns in rounding while the slope still tells (Hager and Zhang 2005, approximate Wolfe conditions).
    private static bool FlattensOut(double value, double nextValue, double slope, double nextSlope) =>
        nextValue <= value + (Rounding * Math.Abs(value)) && Math.Abs(nextSlope) <= 0.9 * -slope;

    private static double Slope(double[] direction, double[] gradient)
    {
        var slope = 0.0;
        for (var i = 0; i < direction.Length; i++)
        {
            slope += direction[i] * gradient[i];
        }

        return slope;
    }

    private static double Direction(double[,] inverse, double[] gradient, double[] direction)
    {
        for (var i = 0; i < gradient.Length; i++)
        {
            direction[i] = 0;
            for (var j = 0; j < gradient.Length; j++)
            {
                direction[i] -= inverse[i, j] * gradient[j];
            }
        }

        return Slope(direction, gradient);
    }

    private static void Update(double[,] inverse, double[] from, double[] to, double[] gradient, double[] nextGradient, ref bool learned)
    {
        var n = from.Length;
        Span<double> step = stackalloc double[n];
        Span<double> change = stackalloc double[n];
        Span<double> image = stackalloc double[n];
        var (curvature, length, size) = (0.0, 0.0, 0.0);
        for (var i = 0; i < n; i++)
        {
            step[i] = to[i] - from[i];
            change[i] = nextGradient[i] - gradient[i];
            curvature += step[i] * change[i];
            length += step[i] * step[i];
            size += change[i] * change[i];
        }

        if (curvature <= 1e-10 * Math.Sqrt(length * size))
        {
            return;
        }

        if (!learned)
        {
            // The first step tells the scale (Nocedal and Wright, 6.20).
            for (var i = 0; i < n; i++)
            {
                for (var j = 0; j < n; j++)
                {
                    inverse[i, j] = i == j ? curvature / size : 0;
                }
            }

            learned = true;
        }

        var stretch = 0.0;
        for (var i = 0; i < n; i++)
        {
            image[i] = 0;
            for (var j = 0; j < n; j++)
            {
                image[i] += inverse[i, j] * change[j];
            }

            stretch += change[i] * image[i];
        }

        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                inverse[i, j] += (((1 + (stretch / curvature)) * step[i] * step[j]) - (image[i] * step[j]) - (step[i] * image[j])) / curvature;
            }
        }
    }

    private static double Largest(ReadOnlySpan<double> values)
    {
        var largest = 0.0;
        foreach (var value in values)
        {
            largest = Math.Max(largest, Math.Abs(value));
        }

        return largest;
    }
}
