namespace Crm.Forecasting.Lifetime.Fitting;

/// <summary>The mean negative log likelihood of a customer as a function of the logarithms of the parameters, so that every point is allowed and steps are shares.</summary>
internal sealed class LogScale(ILogLikelihood likelihood, CancellationToken cancellationToken)
{
    private readonly double[] _parameters = new double[likelihood.Parameters.Length];

    /// <summary>How many parameters there are.</summary>
    public int Dimension => _parameters.Length;

    /// <summary>How often it was computed.</summary>
    public int Evaluations { get; private set; }

    /// <summary>The value, or +∞ where it cannot be computed.</summary>
    public double At(ReadOnlySpan<double> point, Span<double> gradient)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Evaluations++;
        for (var i = 0; i < point.Length; i++)
        {
            _parameters[i] = Math.Exp(point[i]);
        }

        var value = -likelihood.At(_parameters, gradient) / likelihood.Customers;
        for (var i = 0; i < gradient.Length; i++)
        {
            gradient[i] *= -_parameters[i] / likelihood.Customers;
            value = double.IsFinite(gradient[i]) ? value : double.PositiveInfinity;
        }

        return double.IsNaN(value) ? double.PositiveInfinity : value;
    }

    /// <summary>The second derivatives, by differences of the gradient: to about four digits, which standard errors and a first metric ask for.</summary>
    public double[,] Hessian(ReadOnlySpan<double> point)
    {
        const double step = 1e-4;
        var hessian = new double[Dimension, Dimension];
        var (moved, here, there) = (point.ToArray(), new double[Dimension], new double[Dimension]);
        At(point, here);
        for (var i = 0; i < Dimension; i++)
        {
            moved[i] = point[i] + step;
            At(moved, there);
            moved[i] = point[i];
            for (var j = 0; j < Dimension; j++)
            {
                var half = (there[j] - here[j]) / (2 * step);
                hessian[i, j] += half;
                hessian[j, i] += half;
            }
        }

        return hessian;
    }
}
