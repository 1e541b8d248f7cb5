namespace Crm.Forecasting.Lifetime.Fitting;

/// <summary>Finds the parameters of the highest likelihood and how sure they are.</summary>
internal static class MaximumLikelihood
{
    // A logarithm of a parameter with a standard error beyond this, or this far from 0, is not told by the data.
    private const double VaguestError = 10;
    private const double FarthestLogarithm = 15;

    /// <summary>Fits a model.</summary>
    /// <param name="likelihood">The likelihood.</param>
    /// <param name="create">Makes the model of its parameters.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static LifetimeFit<TModel> Fit<TModel>(ILogLikelihood likelihood, Func<double[], TModel> create, CancellationToken cancellationToken)
    {
        var function = new LogScale(likelihood, cancellationToken);
        var (point, value, converged) = Search(likelihood, function, cancellationToken);
        var covariance = PositiveDefinite.Inverse(function.Hessian(point));
        var parameters = Array.ConvertAll(point, Math.Exp);
        var estimates = new ParameterEstimate[point.Length];
        var told = covariance is not null;
        for (var i = 0; i < estimates.Length; i++)
        {
            // The delta method: the error of a parameter is that of its logarithm times itself.
            var error = covariance is null ? double.NaN : Math.Sqrt(covariance[i, i] / likelihood.Customers);
            told &= error < VaguestError && Math.Abs(point[i]) < FarthestLogarithm;
            estimates[i] = new(likelihood.Parameters[i], parameters[i], error * parameters[i]);
        }

        var status = !told ? FitStatus.AtBoundary : converged ? FitStatus.Converged : FitStatus.NotConverged;
        return new(create(parameters), -value * likelihood.Customers, likelihood.Customers, [.. estimates], status, function.Evaluations);
    }

    private static (double[] Point, double Value, bool Converged) Search(ILogLikelihood likelihood, LogScale function, CancellationToken cancellationToken)
    {
        if (likelihood.Sample is { } sample)
        {
            // A part of the customers tells where to look, and how the likelihood bends there.
            var part = new LogScale(sample, cancellationToken);
            var (near, _, found) = Search(sample, part, cancellationToken);
            if (found)
            {
                var (reached, converged) = QuasiNewton.Minimise(function, near, PositiveDefinite.Inverse(part.Hessian(near)));
                if (converged)
                {
                    return (near, reached, true);
                }
            }
        }

        var best = (Point: Array.Empty<double>(), Value: double.PositiveInfinity, Converged: false);
        foreach (var start in likelihood.Starts)
        {
            var point = Array.ConvertAll(start, Math.Log);
            var (reached, converged) = QuasiNewton.Minimise(function, point, null);
            if (best.Point.Length == 0 || reached < best.Value)
            {
                best = (point, reached, converged);
            }

            // A parameter that runs away may be coming from the wrong side; another start tells.
            if (converged && Array.TrueForAll(point, p => Math.Abs(p) < FarthestLogarithm))
            {
                break;
            }
        }

        return best;
    }
}
