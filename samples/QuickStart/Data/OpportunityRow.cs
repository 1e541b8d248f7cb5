using NodaTime;

namespace Crm.Samples.QuickStart.Data;

/// <summary>One opportunity as its file gives it. Names lead to rows that exist; what does not is left out and told as an issue.</summary>
internal sealed record OpportunityRow(SourceRow At, string Id, string Stage)
{
    public string? Agent { get; init; }

    public string? Product { get; init; }

    public string? Account { get; init; }

    /// <summary>Where it came from; only where the file has the column.</summary>
    public string? Source { get; init; }

    /// <summary>When it was first heard of; only where the file has the column.</summary>
    public LocalDate? ProspectDate { get; init; }

    public LocalDate? EngageDate { get; init; }

    public LocalDate? CloseDate { get; init; }

    /// <summary>In US dollars.</summary>
    public decimal? CloseValue { get; init; }
}
