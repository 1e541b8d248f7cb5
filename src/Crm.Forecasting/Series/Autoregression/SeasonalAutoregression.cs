using Crm.Forecasting.Numerics;

namespace Crm.Forecasting.Series.Autoregression;

/// <summary>A regression on the last values, on those around each season, and around its multiples up to the longest; by least squares with a small penalty.</summary>
internal sealed class SeasonalAutoregression
{
    /// <summary>The penalty of a standardized coefficient, a share of the rows: it only keeps lags that say the same from running against each other.</summary>
    private const double Ridge = 1e-4;

    /// <summary>Without a season.</summary>
    public static readonly int[] NearLags = [1, 2, 3];

    private readonly double[] _values;
    private readonly int[] _lags;
    private readonly double[] _coefficients;
    private readonly double _mean;
    private readonly double _deviation;

    /// <param name="values">The values, more than the longest lag and not all the same.</param>
    /// <param name="lags">Ascending.</param>
    public SeasonalAutoregression(double[] values, int[] lags)
    {
        _lags = lags;
        _mean = values.Average();
        _deviation = Math.Sqrt(values.Sum(value => (value - _mean) * (value - _mean)) / values.Length);
        _values = [.. values.Select(value => (value - _mean) / _deviation)];
        var (first, width) = (lags[^1], lags.Length + 1);
        var (normal, right, row) = (new double[width * width], new double[width], new double[width]);
        row[0] = 1;
        for (var t = first; t < values.Length; t++)
        {
            for (var j = 0; j < lags.Length; j++)
            {
                row[j + 1] = _values[t - lags[j]];
            }

            for (var i = 0; i < width; i++)
            {
                right[i] += row[i] * _values[t];
                for (var j = 0; j <= i; j++)
                {
                    normal[(i * width) + j] += row[i] * row[j];
                }
            }
        }

        for (var i = 0; i < width; i++)
        {
            normal[(i * width) + i] += Ridge * (values.Length - first);
        }

        new Cholesky(normal, width).Solve(right);
        _coefficients = right;
        Fitted = new double[values.Length];
        var squares = 0.0;
        for (var t = 0; t < values.Length; t++)
        {
            Fitted[t] = t < first ? double.NaN : Next(_values, t);
            squares += t < first ? 0 : (_values[t] - Fitted[t]) * (_values[t] - Fitted[t]);
            Fitted[t] = _mean + (_deviation * Fitted[t]);
        }

        Variance = _deviation * _deviation * squares / Math.Max(1, values.Length - first - width);
    }

    public double[] Fitted { get; }

    /// <summary>The variance of a step's error.</summary>
    public double Variance { get; }

    /// <summary>1 to 3, each season and its neighbours, twice the shortest and its neighbours, and its multiples up to the longest.</summary>
    public static int[] Lags(IReadOnlyList<int> seasons)
    {
        var lags = new SortedSet<int>(NearLags);
        var shortest = seasons[0];
        foreach (var season in seasons.Append(2 * shortest))
        {
            lags.UnionWith([season - 1, season, season + 1]);
        }

        for (var lag = shortest; lag <= seasons[^1]; lag += shortest)
        {
            lags.Add(lag);
        }

        return [.. lags];
    }

    public double[] Point(int horizon)
    {
        var path = new double[_values.Length + horizon];
        _values.CopyTo(path, 0);
        for (var t = _values.Length; t < path.Length; t++)
        {
            path[t] = Next(path, t);
        }

        return [.. path[_values.Length..].Select(value => _mean + (_deviation * value))];
    }

    /// <summary>The variance of each step: the squares of the weights that errors have on what comes after them (Box, Jenkins, Reinsel 2008, section 5.1).</summary>
    public double[] Variances(int horizon)
    {
        var (weights, variances) = (new double[horizon], new double[horizon]);
        var sum = 0.0;
        for (var h = 0; h < horizon; h++)
        {
            weights[h] = h == 0 ? 1 : 0;
            for (var j = 0; j < _lags.Length && _lags[j] <= h; j++)
            {
                weights[h] += _coefficients[j + 1] * weights[h - _lags[j]];
            }

            sum += weights[h] * weights[h];
            variances[h] = Variance * sum;
        }

        return variances;
    }

    private double Next(double[] path, int t)
    {
        var next = _coefficients[0];
        for (var j = 0; j < _lags.Length; j++)
        {
            next += _coefficients[j + 1] * path[t - _lags[j]];
        }

        return next;
    }
}
