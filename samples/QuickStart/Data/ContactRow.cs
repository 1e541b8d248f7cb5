namespace Crm.Samples.QuickStart.Data;

/// <summary>One person at an account.</summary>
internal sealed record ContactRow(SourceRow At, string Id, string FirstName, string LastName, string Account)
{
    public string? JobTitle { get; init; }

    public string? Email { get; init; }

    public string? Phone { get; init; }

    /// <summary>A BCP 47 tag.</summary>
    public string? Language { get; init; }
}
