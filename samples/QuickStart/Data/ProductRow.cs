namespace Crm.Samples.QuickStart.Data;

/// <summary>One product as its file gives it.</summary>
internal sealed record ProductRow(SourceRow At, string Name)
{
    public string? Series { get; init; }

    /// <summary>The list price in US dollars.</summary>
    public decimal? ListPrice { get; init; }
}
