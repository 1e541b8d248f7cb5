namespace Crm.Forecasting.Lifetime.Fitting;

/// <summary>Small symmetric matrices.</summary>
internal static class PositiveDefinite
{
    /// <summary>The inverse, by Cholesky's factors; null where the matrix is not positive definite.</summary>
    public static double[,]? Inverse(double[,] matrix)
    {
        var n = matrix.GetLength(0);
        var factor = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var rest = matrix[i, j];
                for (var k = 0; k < j; k++)
                {
                    rest -= factor[i, k] * factor[j, k];
                }

                if (i == j && !(rest > 1e-12 * matrix[i, i]))
                {
                    return null;
                }

                factor[i, j] = i == j ? Math.Sqrt(rest) : rest / factor[j, j];
            }
        }

        var inverse = new double[n, n];
        for (var column = 0; column < n; column++)
        {
            for (var i = 0; i < n; i++)
            {
                var rest = i == column ? 1.0 : 0;
                for (var k = 0; k < i; k++)
                {
                    rest -= factor[i, k] * inverse[k, column];
                }

                inverse[i, column] = rest / factor[i, i];
            }

            for (var i = n - 1; i >= 0; i--)
            {
                var rest = inverse[i, column];
                for (var k = i + 1; k < n; k++)
                {
                    rest -= factor[k, i] * inverse[k, column];
                }

                inverse[i, column] = rest / factor[i, i];
            }
        }

        return inverse;
    }

    /// <summary>Ones, or another number, on the diagonal.</summary>
    public static double[,] Identity(int n, double scale = 1)
    {
        var matrix = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            matrix[i, i] = scale;
        }

        return matrix;
    }
}
