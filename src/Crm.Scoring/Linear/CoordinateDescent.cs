namespace Crm.Scoring.Linear;

/// <summary>Where the quadratic approximation of loss and elastic net is lowest, by cyclic coordinate descent with covariance updates (Friedman, Hastie and Tibshirani 2010, sections 2.2 and 3).</summary>
internal static class CoordinateDescent
{
    private const int MaxRounds = 10_000;

    /// <summary>The coefficients there. O(rounds x features x changed features).</summary>
    public static double[] Minimise(LocalLoss loss, Penalty penalty)
    {
        var n = loss.Features;
        var (coefficients, gradient) = ((double[])loss.Coefficients.Clone(), (double[])loss.Gradient.Clone());
        for (var (round, moved) = (0, true); moved && round < MaxRounds; round++)
        {
            moved = false;
            for (var i = 0; i < n; i++)
            {
                var curvature = loss.Hessian[(i * n) + i];
                if (curvature <= 0)
                {
                    continue;
                }

                var pull = (curvature * coefficients[i]) - gradient[i];
                var next = i == 0 ? pull / curvature : Math.CopySign(Math.Max(Math.Abs(pull) - penalty.L1, 0), pull) / (curvature + penalty.L2);
                var change = next - coefficients[i];
                if (change == 0)
                {
                    continue;
                }

                moved |= curvature * change * change > 1e-18;
                coefficients[i] = next;
                Vectors.AddTo(gradient, change, loss.Hessian.AsSpan(i * n, n));
            }
        }

        return coefficients;
    }
}
