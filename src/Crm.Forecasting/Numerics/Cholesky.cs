namespace Crm.Forecasting.Numerics;

/// <summary>Solves linear equations with a symmetric matrix that has no negative eigenvalue. Rows that depend on earlier ones are left out: their unknowns are 0.</summary>
internal sealed class Cholesky
{
    private readonly double[] _lower;
    private readonly int _size;

    /// <summary>Factors a matrix in place, row by row; only its lower half is read.</summary>
    /// <param name="matrix">The matrix.</param>
    /// <param name="size">How many rows it has.</param>
    /// <param name="tolerance">What share of a diagonal must be left for its row to be independent of earlier ones.</param>
    public Cholesky(double[] matrix, int size, double tolerance = 1e-10)
    {
        _lower = matrix;
        _size = size;
        for (var i = 0; i < size; i++)
        {
            var row = matrix.AsSpan(i * size, size);
            var diagonal = row[i];
            for (var j = 0; j <= i; j++)
            {
                var sum = row[j];
                var other = matrix.AsSpan(j * size, size);
                for (var k = 0; k < j; k++)
                {
                    sum -= row[k] * other[k];
                }

                row[j] = j < i ? (other[j] > 0 ? sum / other[j] : 0) : (sum > tolerance * diagonal ? Math.Sqrt(sum) : 0);
            }
        }
    }

    /// <summary>The inverse of a small matrix; <see langword="null"/> where it is not positive definite.</summary>
    public static double[,]? Inverse(double[,] matrix)
    {
        var n = matrix.GetLength(0);
        var factor = new Cholesky([.. matrix.Cast<double>()], n, 1e-12);
        var inverse = new double[n, n];
        var column = new double[n];
        for (var j = 0; j < n; j++)
        {
            if (factor.IsLeftOut(j))
            {
                return null;
            }

            Array.Clear(column);
            column[j] = 1;
            factor.Solve(column);
            for (var i = 0; i < n; i++)
            {
                inverse[i, j] = column[i];
            }
        }

        return inverse;
    }

    /// <summary>Whether a row depends on earlier ones.</summary>
    public bool IsLeftOut(int row) => _lower[(row * _size) + row] == 0;

    /// <summary>Solves for a right side, in place.</summary>
    public void Solve(Span<double> side)
    {
        Forward(side);
        for (var i = _size - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < _size; k++)
            {
                side[i] -= _lower[(k * _size) + i] * side[k];
            }

            side[i] = IsLeftOut(i) ? 0 : side[i] / _lower[(i * _size) + i];
        }
    }

    /// <summary>The quadratic form of a vector with the inverse; the vector is used up.</summary>
    public double InverseForm(Span<double> vector)
    {
        Forward(vector);
        var sum = 0.0;
        foreach (var value in vector)
        {
            sum += value * value;
        }

        return sum;
    }

    private void Forward(Span<double> side)
    {
        for (var i = 0; i < _size; i++)
        {
            for (var k = 0; k < i; k++)
            {
                side[i] -= _lower[(i * _size) + k] * side[k];
            }

            side[i] = IsLeftOut(i) ? 0 : side[i] / _lower[(i * _size) + i];
        }
    }
}
