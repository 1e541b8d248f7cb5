using System.Collections.Immutable;

namespace Crm.Scoring.Data;

/// <summary>A column as a model knows it: what it was trained on, and asks for again.</summary>
/// <param name="Name">The name.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Levels">The levels of a categorical column, in the order of the model's codes; empty for other kinds.</param>
public sealed record InputColumn(string Name, ColumnKind Kind, ImmutableArray<string> Levels)
{
    /// <summary>What a model asks of a column that it is trained on.</summary>
    public static InputColumn Of(Column column) => new(column.Name, column.Kind, column.Levels);

    /// <summary>The values of a column as the model knows them: a level that it never saw is missing (NaN).</summary>
    /// <exception cref="ScoringException">One of both is categorical and the other not (<c>scoring.invalid_value</c>).</exception>
    public double[] Align(Column column)
    {
        if (column.Kind == ColumnKind.Categorical != (Kind == ColumnKind.Categorical))
        {
            throw new ScoringException(ScoringErrorCodes.InvalidValue, $"Column '{Name}' is {column.Kind}; the model was trained on {Kind}.");
        }

        if (Kind != ColumnKind.Categorical || column.Levels.AsSpan().SequenceEqual(Levels.AsSpan()))
        {
            return column.Values.ToArray();
        }

        var codes = column.Levels.Select(Code).ToArray();
        return [.. column.Values.ToArray().Select(v => double.IsNaN(v) ? v : codes[(int)v])];
    }

    /// <summary>A level as the model's code; NaN if it never saw it. O(number of levels).</summary>
    public double Code(string level) => Levels.IndexOf(level, StringComparer.Ordinal) is >= 0 and var code ? code : double.NaN;
}
