namespace Crm.Samples.QuickStart.Data;

/// <summary>One account as its file gives it.</summary>
internal sealed record AccountRow(SourceRow At, string Name)
{
    public string? Sector { get; init; }

    /// <summary>The year it was founded.</summary>
    public long? Established { get; init; }

    /// <summary>Yearly revenue in US dollars.</summary>
    public decimal? Revenue { get; init; }

    public long? Employees { get; init; }

    public string? Country { get; init; }

    /// <summary>The name of the account it belongs to.</summary>
    public string? Parent { get; init; }
}
