using System.Collections.Immutable;

namespace Crm.Scoring.Data;

/// <summary>
/// One column of a data set. Whatever its kind, its values are doubles: a number as it is, no and yes as 0 and 1, a category as the place of its level in <see cref="Levels"/>; what is missing is
/// <see cref="double.NaN"/>. Immutable.
/// </summary>
public sealed class Column
{
    private readonly double[] values;

    private Column(string name, ColumnKind kind, double[] values, ImmutableArray<string> levels) => (Name, Kind, this.values, Levels) = (name, kind, values, levels);

    /// <summary>The name, which is unique within a data set.</summary>
    public string Name { get; }

    /// <summary>What the values are.</summary>
    public ColumnKind Kind { get; }

    /// <summary>The levels of a categorical column, in ordinal order, so that the order of the rows changes nothing; empty for other kinds.</summary>
    public ImmutableArray<string> Levels { get; }

    /// <summary>The values.</summary>
    public ReadOnlySpan<double> Values => values;

    /// <summary>How many values there are.</summary>
    public int Rows => values.Length;

    /// <summary>A column of numbers; NaN is missing.</summary>
    /// <exception cref="ScoringException">A value is infinite (<c>scoring.invalid_value</c>).</exception>
    public static Column Numeric(string name, IEnumerable<double> values) => Checked(name, ColumnKind.Numeric, values, static v => !double.IsInfinity(v), "a finite number");

    /// <summary>A column of counts; NaN is missing.</summary>
    /// <exception cref="ScoringException">A value is negative, infinite or not whole (<c>scoring.invalid_value</c>).</exception>
    public static Column Count(string name, IEnumerable<double> values) =>
        Checked(name, ColumnKind.Count, values, static v => double.IsNaN(v) || (v >= 0 && double.IsFinite(v) && Math.Truncate(v) == v), "a whole number from 0 on");

    /// <summary>A column of yes and no; null is missing.</summary>
    public static Column Boolean(string name, IEnumerable<bool?> values) =>
        new(Named(name), ColumnKind.Boolean, [.. values.Select(v => v is { } flag ? (flag ? 1.0 : 0.0) : double.NaN)], []);

    /// <summary>A column of categories; null is missing. Levels are compared ordinally.</summary>
    /// <exception cref="ScoringException">A text has half a surrogate pair, which no JSON could bring back (<c>scoring.invalid_value</c>).</exception>
    public static Column Categorical(string name, IEnumerable<string?> values)
    {
        var texts = values.ToArray();
        ImmutableArray<string> levels = [.. texts.OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (levels.FirstOrDefault(level => !IsWhole(level)) is { } broken)
        {
            throw new ScoringException(ScoringErrorCodes.InvalidValue, $"Column '{name}', row {Array.IndexOf(texts, broken)}: the text has half a surrogate pair.");
        }

        var places = levels.Select((level, i) => (level, i)).ToDictionary(p => p.level, p => (double)p.i, StringComparer.Ordinal);
        return new(Named(name), ColumnKind.Categorical, Array.ConvertAll(texts, t => t is null ? double.NaN : places[t]), levels);
    }

    /// <summary>The values at these rows, in their order; a row may come more than once. Levels stay, also those that no row has any more.</summary>
    public Column Take(ReadOnlySpan<int> rows)
    {
        var taken = new double[rows.Length];
        for (var i = 0; i < taken.Length; i++)
        {
            taken[i] = values[rows[i]];
        }

        return new(Name, Kind, taken, Levels);
    }

    /// <summary>A value as text: of a category its level; null where it is missing.</summary>
    public string? Text(int row) => values[row] switch
    {
        double.NaN => null,
        var value when Kind == ColumnKind.Categorical => Levels[(int)value],
        var value when Kind == ColumnKind.Boolean => value == 1 ? "yes" : "no",
        var value => Invariant.Text(value),
    };

    /// <summary>How many rows have no value.</summary>
    internal int Missing
    {
        get
        {
            var missing = 0;
            foreach (var value in values)
            {
                missing += double.IsNaN(value) ? 1 : 0;
            }

            return missing;
        }
    }

    /// <summary>How many rows have each level, or no and yes; empty for numbers.</summary>
    internal int[] RowsByLevel()
    {
        var rows = new int[Kind.LevelCount(Levels)];
        foreach (var value in values)
        {
            if (rows.Length > 0 && !double.IsNaN(value))
            {
                rows[(int)value]++;
            }
        }

        return rows;
    }

    /// <exception cref="ScoringException">There are more or fewer values (<c>scoring.length_mismatch</c>).</exception>
    internal void NeedRows(int rows)
    {
        if (Rows != rows)
        {
            Lengths.Need(Rows, rows, $"Column '{Name}' has");
        }
    }

    private static Column Checked(string name, ColumnKind kind, IEnumerable<double> values, Func<double, bool> isValid, string right)
    {
        var array = values.ToArray();
        var wrong = Array.FindIndex(array, v => !isValid(v));
        return wrong < 0
            ? new(Named(name), kind, array, [])
            : throw new ScoringException(ScoringErrorCodes.InvalidValue, $"Column '{name}', row {wrong}: {Invariant.Text(array[wrong])} is not {right}; what is missing is NaN.");
    }

    private static string Named(string name) =>
        string.IsNullOrWhiteSpace(name) || !IsWhole(name) ? throw new ScoringException(ScoringErrorCodes.InvalidOption, "A column needs a name, without half a surrogate pair.") : name;

    private static bool IsWhole(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return false;
            }
        }

        return true;
    }
}
