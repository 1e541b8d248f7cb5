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

    /// <summary>The second derivatives, by central differences of the gradient: off by about 1e-8 of their size.</summary>
    public double[,] Hessian(ReadOnlySpan<double> point)
    {
        const double step = 1e-4;
        var hessian = new double[Dimension, Dimension];
        var (moved, up, down) = (point.ToArray(), new double[Dimension], new double[Dimension]);
        for (var i = 0; i < Dimension; i++)
        {
            moved[i] = point[i] + step;
            At(moved, up);
            moved[i] = point[i] - step;
            At(moved, down);
            moved[i] = point[i];
            for (var j = 0; j < Dimension; j++)
            {
                var half = (up[j] - down[j]) / (4 * step);
                hessian[i, j] += half;
                hessian[j, i] += half;
            }
        }

        return hessian;
    }
}
