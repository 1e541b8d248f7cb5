using Crm.Forecasting.Numerics;

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

        // How the likelihood bends a part of very many customers tells to a percent; a standard error need not be known better.
        var bend = likelihood.Sample is { } sample ? new LogScale(sample, cancellationToken) : function;
        var covariance = Cholesky.Inverse(bend.Hessian(point));
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
        var best = (Point: Array.Empty<double>(), Value: double.PositiveInfinity, Converged: false);
        foreach (var (point, metric) in Starts(likelihood, cancellationToken))
        {
            var (reached, converged) = QuasiNewton.Minimise(function, point, metric);
            if (best.Point.Length == 0 || reached < best.Value)
            {
                best = (point, reached, converged);
            }

            // A parameter that runs away may be coming from the wrong side; another start tells. Where a part of the customers was fitted, it has told.
            if (converged && (metric is not null || Array.TrueForAll(point, p => Math.Abs(p) < FarthestLogarithm)))
            {
                break;
            }
        }

        return best;
    }

    // A part of very many customers tells where to look first, and how the likelihood bends there.
    private static IEnumerable<(double[] Point, double[,]? Metric)> Starts(ILogLikelihood likelihood, CancellationToken cancellationToken)
    {
        if (likelihood.Sample is { } sample)
        {
            var part = new LogScale(sample, cancellationToken);
            var (near, _, _) = Search(sample, part, cancellationToken);
            yield return (near, Cholesky.Inverse(part.Hessian(near)) ?? QuasiNewton.Identity(near.Length));
        }

        foreach (var start in likelihood.Starts)
        {
            yield return (Array.ConvertAll(start, Math.Log), null);
        }
    }
}
