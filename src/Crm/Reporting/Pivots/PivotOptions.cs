namespace Crm.Reporting;

/// <summary>What a pivot shows.</summary>
public sealed record PivotOptions
{
    /// <summary>The keys down the side, as in <c>GroupAsync</c>: fields, to-one paths, <c>closeDate by month</c>. None: one row of everything.</summary><value>Default: none.</value>
    public IReadOnlyList<string> Rows { get; init; } = [];

    /// <summary>The key across; null: no columns, only the totals of rows.</summary>
    public string? Column { get; init; }

    /// <summary>The measures of each cell, as in <c>GroupAsync</c>; at least one.</summary><value>Default: <c>count</c>.</value>
    public IReadOnlyList<string> Measures { get; init; } = ["count"];

    /// <summary>Whether the periods between the first and the last are all there, also those in which nothing happened: across, and down where the periods are the only row key.</summary><value>Default: false.</value>
    public bool FillPeriods { get; init; }

    /// <summary>Keep only so many rows, those that are greatest by <see cref="TopBy"/>; what the others hold together is <see cref="PivotTable.Rest"/>. At least 1; null: all.</summary>
    public int? Top { get; init; }

    /// <summary>The name of the measure that <see cref="Top"/> goes by; null: the first.</summary>
    public string? TopBy { get; init; }

    /// <summary>The most rows there may be before <see cref="Top"/>; 1-100,000.</summary><value>Default: 10,000.</value>
    public int MostRows { get; init; } = 10_000;

    /// <summary>The most columns there may be; 1-1,000.</summary><value>Default: 200.</value>
    public int MostColumns { get; init; } = 200;

    internal void Check()
    {
        Range(nameof(MostRows), MostRows, 100_000);
        Range(nameof(MostColumns), MostColumns, 1_000);
        Range(nameof(Top), Top ?? 1, int.MaxValue);
    }

    private static void Range(string option, int value, int most)
    {
        if (value < 1 || value > most)
        {
            throw CrmException.Invalid(Records.Names.Field(option), "out_of_range", $"{option} lies between 1 and {most}.");
        }
    }
}
