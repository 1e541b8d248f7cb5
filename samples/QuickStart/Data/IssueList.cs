namespace Crm.Samples.QuickStart.Data;

/// <summary>Gathers the issues of all files.</summary>
internal sealed class IssueList
{
    private readonly List<ImportIssue> issues = [];

    /// <summary>The issues in the order in which they were found.</summary>
    public IReadOnlyList<ImportIssue> All => issues;

    public void Add(SourceRow at, string code, string message) => issues.Add(new(at.File, at.Row, code, message));
}
