using Crm.Scoring.Data;

namespace Crm.Benchmarks.Scoring;

/// <summary>Logistic regression as one writes it down first: a column of zeros and ones for each level, and Newton's method on the full matrix.</summary>
internal static class NaiveLogistic
{
    private const double Penalty = 1e-4;

    /// <summary>The rows: 1, numbers standardized, levels as zeros and ones.</summary>
    public static double[][] Rows(DataSet data)
    {
        var rows = new List<double>[data.Rows];
        for (var r = 0; r < rows.Length; r++)
        {
            rows[r] = [1];
        }

        foreach (var column in data.Columns)
        {
            var values = column.Values.ToArray();
            var mean = values.Average();
            var deviation = Math.Sqrt(values.Average(v => (v - mean) * (v - mean)));
            for (var r = 0; r < rows.Length; r++)
            {
                rows[r].AddRange(column.Kind == ColumnKind.Categorical ? Enumerable.Range(0, column.Levels.Length).Select(l => l == (int)values[r] ? 1.0 : 0) : [(values[r] - mean) / deviation]);
            }
        }

        return Array.ConvertAll(rows, r => r.ToArray());
    }

    public static double[] Train(double[][] rows, bool[] target)
    {
        var n = rows[0].Length;
        var coefficients = new double[n];
        for (var step = 0; step < 8; step++)
        {
            var (gradient, hessian) = (new double[n], new double[n, n]);
            for (var r = 0; r < rows.Length; r++)
            {
                var (row, p) = (rows[r], Answer(rows[r], coefficients));
                var (error, curvature) = (p - (target[r] ? 1 : 0), p * (1 - p));
                for (var i = 0; i < n; i++)
                {
                    gradient[i] += error * row[i] / rows.Length;
                    for (var j = 0; j < n; j++)
                    {
                        hessian[i, j] += curvature * row[i] * row[j] / rows.Length;
                    }
                }
            }

            for (var i = 0; i < n; i++)
            {
                gradient[i] += Penalty * coefficients[i];
                hessian[i, i] += Penalty;
            }

            Subtract(coefficients, gradient, hessian);
        }

        return coefficients;
    }

    public static double Answer(double[] row, double[] coefficients)
    {
        var sum = 0.0;
        for (var i = 0; i < row.Length; i++)
        {
            sum += row[i] * coefficients[i];
        }

        return 1 / (1 + Math.Exp(-sum));
    }

    // Gauss's elimination; the matrix is positive definite, so that no rows need to be swapped.
    private static void Subtract(double[] coefficients, double[] right, double[,] matrix)
    {
        var n = right.Length;
        for (var pivot = 0; pivot < n; pivot++)
        {
            for (var i = pivot + 1; i < n; i++)
            {
                var factor = matrix[i, pivot] / matrix[pivot, pivot];
                right[i] -= factor * right[pivot];
                for (var j = pivot; j < n; j++)
                {
                    matrix[i, j] -= factor * matrix[pivot, j];
                }
            }
        }

        for (var i = n - 1; i >= 0; i--)
        {
            for (var j = i + 1; j < n; j++)
            {
                right[i] -= matrix[i, j] * right[j];
            }

            right[i] /= matrix[i, i];
            coefficients[i] -= right[i];
        }
    }
}
