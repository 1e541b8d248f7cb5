using NodaTime;

namespace Crm.Samples.QuickStart.Data;

/// <summary>What there is to import.</summary>
internal sealed record SalesData
{
    public required IReadOnlyList<AccountRow> Accounts { get; init; }

    public required IReadOnlyList<ProductRow> Products { get; init; }

    public required IReadOnlyList<AgentRow> Agents { get; init; }

    public required IReadOnlyList<OpportunityRow> Opportunities { get; init; }

    /// <summary>People at the accounts; the files have none.</summary>
    public IReadOnlyList<ContactRow> Contacts { get; init; } = [];

    /// <summary>What was done about opportunities, and is to be done; the files have none.</summary>
    public IReadOnlyList<ActivityRow> Activities { get; init; } = [];

    /// <summary>The day the data tells of last: what has no date of its own is known from then.</summary>
    public required LocalDate ExtractDate { get; init; }

    /// <summary>What was not as it should be.</summary>
    public IReadOnlyList<ImportIssue> Issues { get; init; } = [];

    /// <summary>The lead sources that opportunities name, in alphabetical order.</summary>
    public IEnumerable<string> Sources =>
        Opportunities.Select(o => o.Source).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
}
