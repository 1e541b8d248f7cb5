namespace Crm.Forecasting.Series.Fitting;

/// <summary>BFGS by passes of sixteen: one pass gives the gradient by central differences, the next tries sixteen lengths of the step (Nocedal, Wright: Numerical Optimization, 2006, algorithm 6.1).</summary>
internal static class LaneSearch
{
    public const int LaneCount = 16;

    /// <summary>Errors below this share of the usual change are rounding: without a limit, the loss of a series that a model fits exactly would be what is left of digits.</summary>
    public const double Perfect = 1e-8;

    private const double Difference = 1e-4;
    private const int Passes = 40;

    private static readonly double[] Lengths = [1, 0.75, 0.5, 0.375, 0.25, 0.18, 0.125, 0.09, 0.0625, 0.044, 0.03, 0.015, 0.007, 0.002, 0.0005, 0.0001];

    /// <summary>Finds a point of least loss.</summary>
    /// <returns>The loss there; infinite where none of the starts is possible.</returns>
    public static double Minimize(ILaneObjective objective, Span<double> at, CancellationToken cancellationToken)
    {
        var n = objective.Dimension;
        Span<double> gradient = stackalloc double[n];
        Span<double> before = stackalloc double[n];
        Span<double> direction = stackalloc double[n];
        Span<double> inverse = stackalloc double[n * n];
        var best = Start(objective, at);
        var fresh = true;
        Gradient(objective, at, gradient);
        for (var pass = 0; pass < Passes; pass++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (fresh)
            {
                inverse.Clear();
                var norm = 0.0;
                foreach (var g in gradient)
                {
                    norm += g * g;
                }

                for (var i = 0; i < n; i++)
                {
                    inverse[(i * n) + i] = 1 / Math.Max(1, Math.Sqrt(norm));
                }
            }

            for (var i = 0; i < n; i++)
            {
                direction[i] = 0;
                for (var j = 0; j < n; j++)
                {
                    direction[i] -= inverse[(i * n) + j] * gradient[j];
                }
            }

            var (length, loss) = Step(objective, at, direction);
            if (!(loss < best - 1e-6 && double.IsFinite(loss)))
            {
                if (fresh)
                {
                    break;
                }

                fresh = true;
                continue;
            }

            for (var i = 0; i < n; i++)
            {
                direction[i] *= length;
                at[i] += direction[i];
            }

            var gain = best - loss;
            best = loss;
            if (gain < 1e-4 && !fresh)
            {
                break;
            }

            gradient.CopyTo(before);
            Gradient(objective, at, gradient);
            fresh = !Update(inverse, direction, gradient, before);
        }

        return best;
    }

    /// <summary>The best of sixteen starts.</summary>
    private static double Start(ILaneObjective objective, Span<double> at)
    {
        for (var lane = 0; lane < LaneCount; lane++)
        {
            at.Clear();
            objective.Start(lane, at);
            objective.Write(lane, at);
        }

        var loss = objective.Evaluate();
        var best = Best(loss);
        at.Clear();
        objective.Start(best, at);
        return double.IsFinite(loss[best]) ? loss[best] : double.PositiveInfinity;
    }

    private static void Gradient(ILaneObjective objective, ReadOnlySpan<double> at, Span<double> gradient)
    {
        Span<double> point = stackalloc double[at.Length];
        at.CopyTo(point);
        for (var i = 0; i < LaneCount / 2; i++)
        {
            var j = i < objective.Dimension ? i : 0;
            point[j] = at[j] + Difference;
            objective.Write(2 * i, point);
            point[j] = at[j] - Difference;
            objective.Write((2 * i) + 1, point);
            point[j] = at[j];
        }

        var loss = objective.Evaluate();
        for (var i = 0; i < objective.Dimension; i++)
        {
            var slope = (loss[2 * i] - loss[(2 * i) + 1]) / (2 * Difference);
            gradient[i] = double.IsFinite(slope) ? slope : 0;
        }
    }

    private static (double Length, double Loss) Step(ILaneObjective objective, ReadOnlySpan<double> at, ReadOnlySpan<double> direction)
    {
        Span<double> point = stackalloc double[at.Length];
        var longest = 0.0;
        for (var i = 0; i < objective.Dimension; i++)
        {
            longest = Math.Max(longest, Math.Abs(direction[i]));
        }

        // No step beyond four units of a coordinate: there the logistic curve is flat.
        var most = Math.Min(4, 4 / Math.Max(longest, 1e-12));
        for (var lane = 0; lane < LaneCount; lane++)
        {
            for (var i = 0; i < objective.Dimension; i++)
            {
                point[i] = at[i] + (most * Lengths[lane] * direction[i]);
            }

            objective.Write(lane, point);
        }

        var loss = objective.Evaluate();
        var best = Best(loss);
        return (most * Lengths[best], loss[best]);
    }

    private static int Best(ReadOnlySpan<double> loss)
    {
        var best = 0;
        for (var lane = 1; lane < LaneCount; lane++)
        {
            if (double.IsFinite(loss[lane]) && !(loss[lane] >= loss[best] && double.IsFinite(loss[best])))
            {
                best = lane;
            }
        }

        return best;
    }

    /// <summary>The inverse of the Hessian after a step; false where the curvature along it is not positive.</summary>
    private static bool Update(Span<double> inverse, ReadOnlySpan<double> step, ReadOnlySpan<double> gradient, ReadOnlySpan<double> before)
    {
        var n = step.Length;
        Span<double> change = stackalloc double[n];
        Span<double> product = stackalloc double[n];
        var curvature = 0.0;
        for (var i = 0; i < n; i++)
        {
            change[i] = gradient[i] - before[i];
            curvature += change[i] * step[i];
        }

        if (!(curvature > 1e-12))
        {
            return false;
        }

        var whole = 0.0;
        for (var i = 0; i < n; i++)
        {
            product[i] = 0;
            for (var j = 0; j < n; j++)
            {
                product[i] += inverse[(i * n) + j] * change[j];
            }

            whole += product[i] * change[i];
        }

        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                inverse[(i * n) + j] += ((((curvature + whole) * step[i] * step[j] / curvature) - (product[i] * step[j]) - (step[i] * product[j])) / curvature);
            }
        }

        return true;
    }
}
