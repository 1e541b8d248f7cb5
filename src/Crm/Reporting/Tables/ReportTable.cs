namespace Crm.Reporting;

/// <summary>A result to show: columns of a kind each, rows, and perhaps a row of totals. What charts and pages are made of.</summary>
public sealed record ReportTable
{
    /// <summary>Makes a table.</summary>
    /// <param name="title">What it shows.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="rows">Its rows: a value a column.</param>
    /// <param name="total">The totals: a value a column; null: none.</param>
    /// <exception cref="CrmException">A row has more or fewer values than there are columns (<c>crm.invalid</c>).</exception>
    public ReportTable(string title, IReadOnlyList<ReportColumn> columns, IReadOnlyList<IReadOnlyList<object?>> rows, IReadOnlyList<object?>? total = null)
    {
        foreach (var row in total is null ? rows : [.. rows, total])
        {
            if (row.Count != columns.Count)
            {
                throw CrmException.Invalid("rows", "wrong_length", $"A row of {columns.Count} columns has {columns.Count} values, not {row.Count}.");
            }
        }

        (Title, Columns, Rows, Total) = (title, columns, rows, total);
    }

    /// <summary>What it shows.</summary>
    public string Title { get; }

    /// <summary>Its columns.</summary>
    public IReadOnlyList<ReportColumn> Columns { get; }

    /// <summary>Its rows: a value a column.</summary>
    public IReadOnlyList<IReadOnlyList<object?>> Rows { get; }

    /// <summary>The totals: a value a column; null: there are none.</summary>
    public IReadOnlyList<object?>? Total { get; }

    /// <summary>The place of a column.</summary>
    /// <exception cref="CrmException">There is none of that title (<c>crm.invalid</c>).</exception>
    public int IndexOf(string column)
    {
        for (var i = 0; i < Columns.Count; i++)
        {
            if (Columns[i].Title == column)
            {
                return i;
            }
        }

        throw CrmException.Invalid(column, "no_column", $"The table has no column '{column}'; it has {string.Join(", ", Columns.Select(c => c.Title))}.");
    }
}

/// <summary>A column of a table.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Kind">How its values are shown.</param>
public sealed record ReportColumn(string Title, ReportKind Kind = ReportKind.Text);

/// <summary>How values are shown.</summary>
public enum ReportKind
{
    /// <summary>As they are.</summary>
    Text,

    /// <summary>Whole numbers: <c>1,234</c>.</summary>
    Count,

    /// <summary>Amounts in the base currency, without their fraction: <c>10,005,534</c>.</summary>
    Amount,

    /// <summary>Numbers with up to two decimals: <c>0.25</c>.</summary>
    Number,

    /// <summary>Shares of one as per cent with a decimal: <c>63.2%</c>.</summary>
    Percent,

    /// <summary>Days with a decimal: <c>47.9</c>.</summary>
    Days,

    /// <summary>The month of its first day: <c>2017-03</c>.</summary>
    Month,

    /// <summary>The calendar quarter that a day lies in: <c>2017 Q1</c>.</summary>
    Quarter,
}
