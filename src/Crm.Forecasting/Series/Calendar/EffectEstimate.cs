using Crm.Forecasting.Numerics;

namespace Crm.Forecasting.Series.Calendar;

/// <summary>Effects of regressors, with what is needed to tell how far off they may be.</summary>
/// <remarks>
/// Generalised least squares on differences: values and regressors are differenced, freed of a fixed season (the mean of each place), and filtered by an autoregression of the errors, three times over
/// (Cochrane, Orcutt: Application of least squares regression to relationships containing auto-correlated error terms, Journal of the American Statistical Association 44 (1949)).
/// </remarks>
internal sealed class EffectEstimate
{
    private const int Rounds = 3;
    private readonly Cholesky _normal;
    private readonly double _variance;

    /// <summary>Estimates the effects of columns on values.</summary>
    /// <param name="values">The values, none missing.</param>
    /// <param name="columns">Regressors of the same length.</param>
    /// <param name="season">The length of the season; 1: none. One that does not fit in three times is not looked at.</param>
    public EffectEstimate(double[] values, double[][] columns, int season)
    {
        var steps = Differences(values);
        var columnSteps = Array.ConvertAll(columns, Differences);
        season = steps.Length >= 3 * season ? season : 1;
        double[] filter = [];
        for (var round = 0; ; round++)
        {
            var left = Centre(AutoregressiveFilter.Apply(steps, filter), season);
            var columnLeft = Array.ConvertAll(columnSteps, column => Centre(AutoregressiveFilter.Apply(column, filter), season));
            _normal = Normal(columnLeft, columnSteps);
            Effects = Array.ConvertAll(columnLeft, column => Product(column, left));
            _normal.Solve(Effects);
            if (round == Rounds)
            {
                var free = left.Length - columns.Length - season - filter.Length;
                _variance = free > 0 ? SquaresOf(Errors(left, columnLeft)) / free : double.NaN;
                return;
            }

            filter = AutoregressiveFilter.Estimate(Errors(Centre(steps, season), Array.ConvertAll(columnSteps, column => Centre(column, season))));
        }
    }

    /// <summary>What one more of each column adds.</summary>
    public double[] Effects { get; }

    /// <summary>Whether nothing could be told of a column: it is the season's, or other columns'.</summary>
    public bool IsLeftOut(int column) => _normal.IsLeftOut(column);

    /// <summary>The variance of the summed effects at a place.</summary>
    public double Variance(Span<double> at) => _variance * _normal.InverseForm(at);

    private static Cholesky Normal(double[][] columns, double[][] raw)
    {
        var count = columns.Length;
        var products = new double[count * count];
        for (var i = 0; i < count; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                products[(i * count) + j] = Product(columns[i], columns[j]);
            }

            // Rounding is all that is left of a column that the season explains.
            products[(i * count) + i] = products[(i * count) + i] > 1e-12 * SquaresOf(raw[i]) ? products[(i * count) + i] : 0;
        }

        return new(products, count);
    }

    private double[] Errors(double[] values, double[][] columns)
    {
        double[] errors = [.. values];
        for (var k = 0; k < columns.Length; k++)
        {
            for (var i = 0; i < errors.Length; i++)
            {
                errors[i] -= Effects[k] * columns[k][i];
            }
        }

        return errors;
    }

    private static double[] Differences(double[] values) => [.. values.Skip(1).Zip(values, (next, value) => next - value)];

    private static double[] Centre(double[] values, int season)
    {
        double[] centred = [.. values];
        for (var place = 0; place < season && place < values.Length; place++)
        {
            var (sum, count) = (0.0, 0);
            for (var i = place; i < values.Length; i += season)
            {
                sum += values[i];
                count++;
            }

            for (var i = place; i < values.Length; i += season)
            {
                centred[i] -= sum / count;
            }
        }

        return centred;
    }

    private static double SquaresOf(double[] values) => Product(values, values);

    private static double Product(double[] left, double[] right)
    {
        var sum = 0.0;
        for (var i = 0; i < left.Length; i++)
        {
            sum += left[i] * right[i];
        }

        return sum;
    }
}
