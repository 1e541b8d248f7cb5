using System.Collections.Immutable;

namespace Crm.Scoring.Data;

/// <summary>Rows to learn from or to score, by columns, with what came of each row (the target) and how much it counts (the weight) where they are known. Immutable.</summary>
public sealed class DataSet
{
    private readonly Dictionary<string, Column> byName;
    private readonly bool[]? target;
    private readonly double[]? weights;

    /// <param name="columns">The columns, each with as many values as the others.</param>
    /// <param name="target">For each row whether the outcome was the positive one; null: not known.</param>
    /// <param name="weights">For each row how much it counts, above 0; null: each counts 1.</param>
    /// <exception cref="ScoringException">Two columns have one name (<c>scoring.duplicate_column</c>), lengths differ (<c>scoring.length_mismatch</c>), a weight is not above 0 or not finite (<c>scoring.invalid_value</c>).</exception>
    public DataSet(IEnumerable<Column> columns, IEnumerable<bool>? target = null, IEnumerable<double>? weights = null)
    {
        Columns = [.. columns];
        (this.target, this.weights) = (target?.ToArray(), weights?.ToArray());
        Rows = Columns.Length > 0 ? Columns[0].Rows : this.target?.Length ?? 0;
        byName = new(StringComparer.Ordinal);
        foreach (var column in Columns)
        {
            if (!byName.TryAdd(column.Name, column))
            {
                throw new ScoringException(ScoringErrorCodes.DuplicateColumn, $"There are two columns '{column.Name}'; each name may stand once.");
            }

            column.NeedRows(Rows);
        }

        Lengths.Need(this.target?.Length ?? Rows, Rows, "The target has");
        Lengths.Need(this.weights?.Length ?? Rows, Rows, "The weights have");
        if (this.weights is { } all && Array.FindIndex(all, w => !(w > 0) || double.IsInfinity(w)) is >= 0 and var wrong)
        {
            throw new ScoringException(ScoringErrorCodes.InvalidValue, $"Weight {wrong} is {Invariant.Text(all[wrong])}; a weight is a finite number above 0.");
        }
    }

    /// <summary>The columns, in their order.</summary>
    public ImmutableArray<Column> Columns { get; }

    /// <summary>How many rows there are.</summary>
    public int Rows { get; }

    /// <summary>Whether the outcome of each row is known.</summary>
    public bool HasTarget => target is not null;

    /// <summary>For each row whether the outcome was the positive one.</summary>
    /// <exception cref="ScoringException">It is not known (<c>scoring.no_target</c>).</exception>
    public ReadOnlySpan<bool> Target => target ?? throw new ScoringException(ScoringErrorCodes.NoTarget, "The data have no target: give for each row whether the outcome was the positive one.");

    /// <summary>For each row how much it counts; empty: each counts 1.</summary>
    public ReadOnlySpan<double> Weights => weights;

    /// <summary>A column by its name.</summary>
    /// <exception cref="ScoringException">There is none (<c>scoring.unknown_column</c>).</exception>
    public Column this[string name] => Find(name) ?? throw new ScoringException(ScoringErrorCodes.UnknownColumn, $"There is no column '{name}'; there are {string.Join(", ", Columns.Select(c => $"'{c.Name}'"))}.");

    /// <summary>A column by its name, or null.</summary>
    public Column? Find(string name) => byName.GetValueOrDefault(name);

    /// <summary>The same columns at these rows, in their order; a row may come more than once.</summary>
    public DataSet Take(params ReadOnlySpan<int> rows)
    {
        var taken = new List<Column>(Columns.Length);
        foreach (var column in Columns)
        {
            taken.Add(column.Take(rows));
        }

        var (outcomes, counts) = (target is null ? null : new bool[rows.Length], weights is null ? null : new double[rows.Length]);
        for (var i = 0; i < rows.Length; i++)
        {
            outcomes?[i] = target![rows[i]];
            counts?[i] = weights![rows[i]];
        }

        return new(taken, outcomes, counts);
    }

    /// <summary>The same rows without some of the columns.</summary>
    /// <exception cref="ScoringException">One of them does not exist (<c>scoring.unknown_column</c>).</exception>
    public DataSet Without(params IEnumerable<string> names)
    {
        var gone = names.Select(n => this[n].Name).ToHashSet(StringComparer.Ordinal);
        return new(Columns.Where(c => !gone.Contains(c.Name)), target, weights);
    }

    /// <summary>The same rows and columns with another target.</summary>
    /// <exception cref="ScoringException">It has another length (<c>scoring.length_mismatch</c>).</exception>
    public DataSet WithTarget(IEnumerable<bool> outcomes) => new(Columns, outcomes, weights);
}
