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

    /// <summary>A table to show: the keys, then for each column its measures, then those of the row's total; last the rest and the totals.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="cells">How the measures are shown.</param>
    /// <param name="keys">How the keys are shown, down and across.</param>
    public ReportTable ToTable(string title, ReportKind cells = ReportKind.Number, ReportKind keys = ReportKind.Text)
    {
        var groups = Columns.Select(c => ReportText.Of(c, keys)).Append(Columns.Count == 0 ? "" : "Total");
        return new(
            title,
            [.. RowKeys.Select(k => new ReportColumn(k, keys)), .. groups.SelectMany(g => Measures.Select(m => new ReportColumn(Measures.Count > 1 || g.Length == 0 ? $"{g} {m}".Trim() : g, cells)))],
            [.. Rows.Select(r => Line(r, null)), .. Rest is null ? Array.Empty<IReadOnlyList<object?>>() : [Line(Rest, "Others")]],
            Line(Total, "Total"));
    }

    private IReadOnlyList<object?> Line(PivotRow row, string? name) =>
        [.. name is null ? row.Key : RowKeys.Select((_, i) => (object?)(i == 0 ? name : "")), .. row.Cells.SelectMany(c => c), .. row.Total];
}

/// <summary>One row of a pivot.</summary>
/// <param name="Key">The values of the row's keys; empty: the row is of several.</param>
/// <param name="Cells">For each column the values of the measures. Nothing counts 0 and sums to 0; its least, greatest and average are null.</param>
/// <param name="Total">The values of the measures over all columns.</param>
public sealed record PivotRow(IReadOnlyList<object?> Key, IReadOnlyList<IReadOnlyList<object?>> Cells, IReadOnlyList<object?> Total);
