namespace Crm.Reporting;

/// <summary>
/// Groups by rows and by one key across. Totals are made of what the cells are made of: an average of a total is the sum over the count of everything in it,
/// a least value the least of all.
/// </summary>
public sealed class PivotTable
{
    internal PivotTable(PivotOptions options, IReadOnlyList<string> measures)
    {
        RowKeys = options.Rows;
        ColumnKey = options.Column;
        Measures = measures;
    }

    /// <summary>The keys down the side, as they were asked for.</summary>
    public IReadOnlyList<string> RowKeys { get; }

    /// <summary>The key across; null: there is none.</summary>
    public string? ColumnKey { get; }

    /// <summary>The names of the measures.</summary>
    public IReadOnlyList<string> Measures { get; }

    /// <summary>The values of the key across, in their order, null last: what a cell's place says.</summary>
    public required IReadOnlyList<object?> Columns { get; init; }

    /// <summary>The rows in the order of their keys, nulls last; with <see cref="PivotOptions.Top"/> the greatest first.</summary>
    public required IReadOnlyList<PivotRow> Rows { get; init; }

    /// <summary>The rows that <see cref="PivotOptions.Top"/> left out, together; null: it left out none.</summary>
    public PivotRow? Rest { get; init; }

    /// <summary>Every row together: the totals of the columns, and of everything.</summary>
    public required PivotRow Total { get; init; }
}

/// <summary>One row of a pivot.</summary>
/// <param name="Key">The values of the row's keys; empty: the row is of several.</param>
/// <param name="Cells">For each column the values of the measures. Nothing counts 0 and sums to 0; its least, greatest and average are null.</param>
/// <param name="Total">The values of the measures over all columns.</param>
public sealed record PivotRow(IReadOnlyList<object?> Key, IReadOnlyList<IReadOnlyList<object?>> Cells, IReadOnlyList<object?> Total);
