using System.Globalization;

namespace Crm.Reporting;

/// <summary>What a chart shows: one or more series of numbers over the same categories.</summary>
public sealed record Chart
{
    /// <summary>How far from zero a number may be.</summary>
    internal const decimal Greatest = 1e20m;

    private const int MostCategories = 1_000;
    private const int MostSeries = 20;

    /// <summary>Makes a chart.</summary>
    /// <param name="title">What it shows.</param>
    /// <param name="categories">The categories, in the order in which they are shown; at most 1,000.</param>
    /// <param name="series">The series: a number a category; at most 20.</param>
    /// <exception cref="CrmException">A series is longer or shorter than the categories, there are too many, or a number is beyond ±10^20 (<c>crm.invalid</c>).</exception>
    public Chart(string title, IReadOnlyList<string> categories, params IReadOnlyList<ChartSeries> series)
    {
        if (categories.Count > MostCategories || series.Count > MostSeries)
        {
            throw CrmException.Invalid("series", "too_many", $"A chart has at most {MostCategories} categories and {MostSeries} series.");
        }

        if (series.Any(s => s.Values.Count != categories.Count))
        {
            throw CrmException.Invalid("series", "wrong_length", $"Each series of {categories.Count} categories has {categories.Count} values.");
        }

        if (series.Any(s => s.Values.Any(v => Math.Abs(v ?? 0) > Greatest)))
        {
            throw CrmException.Invalid("series", "out_of_range", "The numbers of a chart lie within ±10^20.");
        }

        (Title, Categories, Series) = (title, categories, series);
    }

    /// <summary>What it shows.</summary>
    public string Title { get; }

    /// <summary>The categories.</summary>
    public IReadOnlyList<string> Categories { get; }

    /// <summary>The series.</summary>
    public IReadOnlyList<ChartSeries> Series { get; }

    /// <summary>How numbers are shown.</summary><value>Default: as numbers with up to two decimals.</value>
    public ReportKind Kind { get; init; } = ReportKind.Number;

    /// <summary>A chart of columns of a table: their rows are the categories.</summary>
    /// <param name="table">The table.</param>
    /// <param name="category">The title of the column that names the categories.</param>
    /// <param name="values">The titles of the columns that are the series; the first says how numbers are shown.</param>
    /// <exception cref="CrmException">There is no such column, or one of the values is no number (<c>crm.invalid</c>).</exception>
    public static Chart Of(ReportTable table, string category, params IReadOnlyList<string> values)
    {
        var names = table.IndexOf(category);
        var columns = values.Select(v => (Name: v, Index: table.IndexOf(v))).ToList();
        return new Chart(
            table.Title,
            [.. table.Rows.Select(r => ReportText.Of(r[names], table.Columns[names].Kind))],
            [.. columns.Select(c => new ChartSeries(c.Name, [.. table.Rows.Select(r => Number(c.Name, r[c.Index]))]))])
        {
            Kind = columns.Count == 0 ? ReportKind.Number : table.Columns[columns[0].Index].Kind,
        };
    }

    /// <summary>What a point says.</summary>
    internal string Tip(int series, int category) =>
        $"{Categories[category]}{(Series.Count > 1 ? $", {Series[series].Name}" : "")}: {ReportText.Of(Series[series].Values[category], Kind)}";

    private static decimal? Number(string column, object? value) => value switch
    {
        null => null,
        decimal or long or int => Convert.ToDecimal(value, CultureInfo.InvariantCulture),
        _ => throw CrmException.Invalid(column, "not_a_number", $"The column '{column}' does not hold numbers."),
    };
}

/// <summary>One series of a chart.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Values">A number a category; null: there is none.</param>
public sealed record ChartSeries(string Name, IReadOnlyList<decimal?> Values);
