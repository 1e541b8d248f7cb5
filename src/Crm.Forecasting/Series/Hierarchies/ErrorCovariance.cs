namespace Crm.Forecasting.Series.Hierarchies;

/// <summary>The covariance of forecast errors, correlations shrunk towards none as far as they are uncertain (Schäfer, Strimmer: A shrinkage approach to large-scale covariance matrix estimation, Statistical Applications in Genetics and Molecular Biology 4 (2005)).</summary>
internal static class ErrorCovariance
{
    /// <summary>The matrix, row by row, and how far it is shrunk: 0, not at all, to 1.</summary>
    /// <param name="errors">Errors of each series at the same steps, none missing.</param>
    public static (double[] Matrix, double Shrinkage) Shrunk(double[][] errors)
    {
        var (size, count) = (errors.Length, errors[0].Length);
        var deviations = Array.ConvertAll(errors, row => Math.Sqrt(row.Sum(error => error * error) / count));
        double[][] scaled = [.. errors.Select((row, i) => Array.ConvertAll(row, error => deviations[i] > 0 ? error / deviations[i] : 0))];
        var matrix = new double[size * size];
        var (uncertain, sum) = (0.0, 0.0);
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var (mean, squares) = (0.0, 0.0);
                for (var t = 0; t < count; t++)
                {
                    var product = scaled[i][t] * scaled[j][t];
                    mean += product / count;
                    squares += product * product;
                }

                matrix[(i * size) + j] = mean;
                uncertain += Math.Max(0, squares - (count * mean * mean)) / ((double)count * (count - 1));
                sum += mean * mean;
            }
        }

        var shrinkage = sum > 0 ? Math.Min(1, uncertain / sum) : 1;
        for (var i = 0; i < size; i++)
        {
            matrix[(i * size) + i] = deviations[i] * deviations[i];
            for (var j = 0; j < i; j++)
            {
                matrix[(i * size) + j] *= (1 - shrinkage) * deviations[i] * deviations[j];
                matrix[(j * size) + i] = matrix[(i * size) + j];
            }
        }

        return (matrix, shrinkage);
    }
}
