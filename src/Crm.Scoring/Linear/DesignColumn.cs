using Crm.Scoring.Data;
using Crm.Scoring.Models;

namespace Crm.Scoring.Linear;

/// <summary>
/// How one column enters a linear model: each value is one feature (its coefficient's place) and a size. A number is its distance from the mean in standard deviations, or the sign that it is missing; a category is
/// the sign of its level, of the pool of rare levels, or of missing.
/// </summary>
internal sealed class DesignColumn
{
    private readonly Column column;
    private readonly int[] levels = [];
    private readonly int missing;
    private readonly double mean;
    private readonly double deviation = 1;

    /// <param name="column">The column.</param>
    /// <param name="weights">The weights of its rows.</param>
    /// <param name="first">The place of its first feature; 0 is the intercept's.</param>
    /// <param name="options">What is rare.</param>
    public DesignColumn(Column column, ReadOnlySpan<double> weights, int first, LinearOptions options)
    {
        (this.column, Next) = (column, first);
        if (!IsNumber)
        {
            (levels, missing) = Levels(options);
            return;
        }

        var total = 0.0;
        for (var i = 0; i < column.Rows; i++)
        {
            if (!double.IsNaN(column.Values[i]))
            {
                total += Weight(weights, i);
                mean += (column.Values[i] - mean) * Weight(weights, i) / total;
            }
        }

        var squares = 0.0;
        for (var i = 0; i < column.Rows; i++)
        {
            var distance = column.Values[i] - mean;
            squares += double.IsNaN(distance) ? 0 : Weight(weights, i) * distance * distance;
        }

        // A column that does not vary, rounding apart, says nothing.
        var spread = total > 0 ? Math.Sqrt(squares / total) : 0;
        if (spread > 1e-12 * Math.Abs(mean))
        {
            (deviation, levels) = (spread, [Next++]);
        }

        var lacking = column.Missing;
        missing = options.MissingNumbers == MissingNumbers.Indicator && lacking >= Math.Max(options.RareLevelRows, 1) && lacking < column.Rows ? Next++ : 0;
    }

    /// <summary>The place after its last feature.</summary>
    public int Next { get; private set; }

    /// <summary>Whether every row has the same feature: a number that is never missing.</summary>
    public bool IsOneFeature => IsNumber && levels.Length == 1 && column.Missing == 0;

    private bool IsNumber => column.Kind.IsNumber();

    /// <summary>The feature of a row; 0: none, with the size 0.</summary>
    public int Feature(int row, out double size)
    {
        var value = column.Values[row];
        var feature = double.IsNaN(value) ? missing : IsNumber ? (levels.Length == 0 ? 0 : levels[0]) : levels[(int)value];
        size = feature == 0 ? 0 : IsNumber && !double.IsNaN(value) ? (value - mean) / deviation : 1;
        return feature;
    }

    /// <summary>The term of the column, moved such that it is 0 on average, and by how much it was moved.</summary>
    public AdditiveTerm Term(ReadOnlySpan<double> coefficients, ReadOnlySpan<double> weights, out double average)
    {
        var (sum, total) = (0.0, 0.0);
        for (var i = 0; i < column.Rows; i++)
        {
            var feature = Feature(i, out var size);
            (sum, total) = (sum + (Weight(weights, i) * size * coefficients[feature]), total + Weight(weights, i));
        }

        var shift = sum / total;
        average = shift;

        // What was never seen in training adds nothing.
        var lacking = missing == 0 ? 0 : coefficients[missing] - shift;
        if (IsNumber)
        {
            return new SlopeTerm(levels.Length == 0 ? 0 : coefficients[levels[0]] / deviation, mean, -shift, lacking);
        }

        var own = new double[levels.Length];
        for (var i = 0; i < own.Length; i++)
        {
            own[i] = levels[i] == 0 ? 0 : coefficients[levels[i]] - shift;
        }

        return new LevelTerm(own, lacking);
    }

    private static double Weight(ReadOnlySpan<double> weights, int row) => weights.IsEmpty ? 1 : weights[row];

    private (int[] Levels, int Missing) Levels(LinearOptions options)
    {
        var rows = column.RowsByLevel();
        var kept = Enumerable.Range(0, rows.Length).Where(l => rows[l] >= Math.Max(options.RareLevelRows, 1)).OrderByDescending(l => rows[l]).Take(options.MaxLevels).ToHashSet();
        var features = new int[rows.Length];
        var pool = 0;
        for (var level = 0; level < rows.Length; level++)
        {
            features[level] = rows[level] == 0 ? 0 : kept.Contains(level) ? Next++ : pool != 0 ? pool : pool = Next++;
        }

        return (features, column.Missing > 0 ? Next++ : 0);
    }
}
