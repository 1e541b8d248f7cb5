using NodaTime;

namespace Crm.Samples.QuickStart.Data;

/// <summary>Reads a folder with the four files.</summary>
internal static class SalesFolder
{
    private static readonly List<string> Files = [AccountFile.Name, ProductFile.Name, TeamFile.Name, OpportunityFile.Name];

    /// <summary>Reads it.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="today">The last day on which anything can have happened; the date of an extract in which no date occurs.</param>
    /// <exception cref="DataFileException">A file is missing, or is not the file it should be.</exception>
    public static SalesData Read(string folder, LocalDate today)
    {
        if (!Directory.Exists(folder))
        {
            throw new DataFileException($"There is no folder {folder}.");
        }

        var issues = new IssueList();
        var accounts = AccountFile.Read(folder, issues);
        var products = ProductFile.Read(folder, issues);
        var agents = TeamFile.Read(folder, issues);
        var opportunities = new OpportunityFile(accounts, products, agents, today, issues).Read(folder);
        return new()
        {
            Accounts = accounts,
            Products = products,
            Agents = agents,
            Opportunities = opportunities,
            ExtractDate = LastDate(opportunities) ?? today,
            Issues = [.. issues.All.OrderBy(i => Files.IndexOf(i.File)).ThenBy(i => i.Row)],
        };
    }

    /// <summary>The last day on which anything happened; the day an open deal is expected to close on is none.</summary>
    private static LocalDate? LastDate(IReadOnlyList<OpportunityRow> opportunities) =>
        opportunities.SelectMany(o => new[] { o.ProspectDate, o.EngageDate, DealStages.IsClosed(o.Stage) ? o.CloseDate : null }).Max();
}
