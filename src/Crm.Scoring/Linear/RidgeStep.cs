namespace Crm.Scoring.Linear;

/// <summary>Where the quadratic approximation of loss and L2 penalty is lowest: one step of Newton's method, which is one of iteratively reweighted least squares.</summary>
internal static class RidgeStep
{
    /// <summary>The coefficients there, by Cholesky's decomposition. O(features cubed).</summary>
    public static double[] Minimise(LocalLoss loss, Penalty penalty)
    {
        var n = loss.Features;
        var lower = (double[])loss.Hessian.Clone();
        var step = new double[n];
        for (var i = 0; i < n; i++)
        {
            // The intercept is free; a breath keeps the decomposition going where all probabilities are 0 or 1.
            lower[(i * n) + i] += i == 0 ? 1e-12 : penalty.L2;
            step[i] = -loss.Gradient[i] - (i == 0 ? 0 : penalty.L2 * loss.Coefficients[i]);
        }

        for (var i = 0; i < n; i++)
        {
            var row = lower.AsSpan(i * n, i + 1);
            for (var j = 0; j <= i; j++)
            {
                var sum = row[j] - Vectors.Dot(row[..j], lower.AsSpan(j * n, j));
                row[j] = i == j ? Math.Sqrt(Math.Max(sum, 1e-300)) : sum / lower[(j * n) + j];
            }

            step[i] = (step[i] - Vectors.Dot(row[..i], step.AsSpan(0, i))) / row[i];
        }

        for (var i = n - 1; i >= 0; i--)
        {
            for (var j = i + 1; j < n; j++)
            {
                step[i] -= lower[(j * n) + i] * step[j];
            }

            step[i] /= lower[(i * n) + i];
        }

        for (var i = 0; i < n; i++)
        {
            step[i] += loss.Coefficients[i];
        }

        return step;
    }
}
