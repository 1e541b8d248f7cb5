using System.Globalization;
using Crm.Scoring.Data;

namespace Crm.Scoring.Honesty;

/// <summary>A column of the training as its counts in cells: quantiles of numbers, the levels of a category that stand in 1 % of the rows, all other levels together, and missing.</summary>
internal sealed record ColumnProfile(string Name, ColumnKind Kind, double[] Cuts, string[] Levels, long[] Counts)
{
    private const int Quantiles = 10;
    private const double RareShare = 0.01;

    public static ColumnProfile Of(Column column)
    {
        var cuts = column.Kind switch
        {
            ColumnKind.Categorical => [],
            ColumnKind.Boolean => [1.0],
            _ => QuantileCuts.Of(column.Values, Quantiles),
        };
        var profile = new ColumnProfile(column.Name, column.Kind, cuts, Frequent(column), []);
        return profile with { Counts = profile.Count(column) };
    }

    /// <summary>The rows of a column in each of these cells.</summary>
    /// <exception cref="ScoringException">One of both is categorical and the other not (<c>scoring.invalid_value</c>).</exception>
    public long[] Count(Column column)
    {
        if (column.Kind == ColumnKind.Categorical != (Kind == ColumnKind.Categorical))
        {
            throw new ScoringException(ScoringErrorCodes.InvalidValue, $"Column '{Name}' is {column.Kind}; it was {Kind} in training.");
        }

        var counts = new long[(Kind == ColumnKind.Categorical ? Levels.Length : Cuts.Length) + 2];
        var places = column.Levels.Select(level => Array.IndexOf(Levels, level) is >= 0 and var place ? place : Levels.Length).ToArray();
        foreach (var value in column.Values)
        {
            counts[Kind != ColumnKind.Categorical ? QuantileCuts.Cell(Cuts, value) : double.IsNaN(value) ? Levels.Length + 1 : places[(int)value]]++;
        }

        return counts;
    }

    /// <summary>A cell in words.</summary>
    public string Cell(int cell) => (Kind, cell) switch
    {
        _ when cell == Counts.Length - 1 => "missing",
        (ColumnKind.Categorical, _) => cell < Levels.Length ? $"'{Levels[cell]}'" : "other levels",
        (ColumnKind.Boolean, _) => cell == 0 ? "no" : "yes",
        _ when Cuts.Length == 0 => "filled",
        (_, 0) => $"below {Text(Cuts[0])}",
        _ when cell < Cuts.Length => IsOneValue(cell) ? Text(Cuts[cell - 1]) : $"{Text(Cuts[cell - 1])} to {Text(Cuts[cell])}",
        _ => IsOneValue(cell - 1) ? $"above {Text(Cuts[^1])}" : $"from {Text(Cuts[^1])} on",
    };

    private bool IsOneValue(int cell) => cell > 0 && Cuts[cell] == Math.BitIncrement(Cuts[cell - 1]);

    private static string[] Frequent(Column column)
    {
        var rows = column.RowsByLevel();
        return [.. column.Levels.Where((_, i) => rows[i] > 0 && rows[i] >= RareShare * column.Rows)];
    }

    private static string Text(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}
