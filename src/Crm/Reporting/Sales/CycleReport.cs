namespace Crm.Reporting;

/// <summary>How long closed deals took from when they were made to when they were won or lost.</summary>
/// <param name="By">The group keys.</param>
/// <param name="Lines">The groups in the order of their keys; without keys exactly one.</param>
public sealed record CycleReport(IReadOnlyList<string> By, IReadOnlyList<CycleLine> Lines)
{
    /// <summary>A table: three rows a group.</summary>
    /// <param name="title">Its title.</param>
    public ReportTable ToTable(string title = "Sales cycle") => new(
        title,
        [.. By.Select(b => new ReportColumn(b)), new("Deals"), .. DurationColumns.All],
        [.. Lines.SelectMany(l => new[] { ("Won", l.Won), ("Lost", l.Lost), ("Closed", l.Closed) }.Select(p => (IReadOnlyList<object?>)[.. l.Key, p.Item1, .. DurationColumns.Of(p.Item2)]))]);
}

/// <summary>The closed deals of one group.</summary>
/// <param name="Key">The values of the group's keys.</param>
/// <param name="Won">Those that were won.</param>
/// <param name="Lost">Those that were lost.</param>
/// <param name="Closed">Both together.</param>
public sealed record CycleLine(IReadOnlyList<object?> Key, DurationStatistics Won, DurationStatistics Lost, DurationStatistics Closed);

/// <summary>Statistics as columns.</summary>
internal static class DurationColumns
{
    public static IReadOnlyList<ReportColumn> All { get; } = [new("Count", ReportKind.Count), new("Mean days", ReportKind.Days), new("Median days", ReportKind.Days), new("P90 days", ReportKind.Days)];

    public static IReadOnlyList<object?> Of(DurationStatistics of) => [of.Count, of.MeanDays, of.MedianDays, of.P90Days];
}
