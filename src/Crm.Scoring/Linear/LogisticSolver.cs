namespace Crm.Scoring.Linear;

/// <summary>Finds the coefficients with the lowest penalised log loss: steps to the minimum of the quadratic approximation, halved until they gain. The objective is convex, so there is one minimum and every start leads to it.</summary>
internal static class LogisticSolver
{
    private const int MaxSteps = 100;

    /// <param name="design">The data.</param>
    /// <param name="rows">The rows to train on.</param>
    /// <param name="penalty">The penalty.</param>
    /// <param name="start">The loss where to start.</param>
    /// <param name="tolerance">When to stop: a step gains less than this share.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static LocalLoss Solve(Design design, ReadOnlySpan<int> rows, Penalty penalty, LocalLoss start, double tolerance, CancellationToken cancellationToken)
    {
        var loss = start;
        var objective = loss.Value + penalty.Value(loss.Coefficients);
        for (var step = 0; step < MaxSteps; step++)
        {
            var goal = penalty.L1 > 0 ? CoordinateDescent.Minimise(loss, penalty) : RidgeStep.Minimise(loss, penalty);
            var (next, reached) = (loss, objective);
            for (var length = 1.0; length > 1e-6; length /= 2)
            {
                cancellationToken.ThrowIfCancellationRequested();
                next = LocalLoss.At(design, rows, Between(loss.Coefficients, goal, length));
                reached = next.Value + penalty.Value(next.Coefficients);
                if (reached <= objective)
                {
                    break;
                }
            }

            if (!(reached <= objective))
            {
                break;
            }

            var gained = objective - reached;
            (loss, objective) = (next, reached);
            if (gained <= tolerance * (objective + tolerance))
            {
                break;
            }
        }

        return loss;
    }

    private static double[] Between(double[] from, double[] to, double part)
    {
        var between = new double[from.Length];
        for (var i = 0; i < between.Length; i++)
        {
            between[i] = part == 1 ? to[i] : from[i] + (part * (to[i] - from[i]));
        }

        return between;
    }
}
