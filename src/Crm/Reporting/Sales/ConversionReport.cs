namespace Crm.Reporting;

/// <summary>Deals by how they stand.</summary>
/// <param name="By">The group keys.</param>
/// <param name="Lines">The groups in the order of their keys.</param>
/// <param name="Total">All of them together.</param>
public sealed record ConversionReport(IReadOnlyList<string> By, IReadOnlyList<ConversionLine> Lines, ConversionLine Total)
{
    /// <summary>A table: a row a group.</summary>
    /// <param name="title">Its title.</param>
    public ReportTable ToTable(string title = "Conversion") => new(
        title,
        [.. By.Select(b => new ReportColumn(b)), new("Deals", ReportKind.Count), new("Won", ReportKind.Count), new("Lost", ReportKind.Count), new("Open", ReportKind.Count), new("Win rate", ReportKind.Percent), new("Won amount", ReportKind.Amount)],
        [.. Lines.Select(l => l.Values)],
        By.Count == 0 ? null : [.. By.Select((_, i) => i == 0 ? "Total" : ""), .. Total.Values]);
}

/// <summary>The deals of one group.</summary>
/// <param name="Key">The values of the group's keys.</param>
/// <param name="Created">How many there are: won, lost and open.</param>
/// <param name="Won">How many are won.</param>
/// <param name="Lost">How many are lost.</param>
/// <param name="Open">How many are open.</param>
/// <param name="WonAmount">What the won ones are worth, in the base currency; null: whoever acts may not read amounts.</param>
public sealed record ConversionLine(IReadOnlyList<object?> Key, long Created, long Won, long Lost, long Open, decimal? WonAmount)
{
    /// <summary>Won of won and lost, 0-1; null while there is neither.</summary>
    public decimal? WinRate => Rate.Of(Won, Won + Lost);

    internal IReadOnlyList<object?> Values => [.. Key, Created, Won, Lost, Open, WinRate, WonAmount];
}
