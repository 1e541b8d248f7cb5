namespace Crm.Samples.QuickStart.Data;

/// <summary>Something in a file that is not as it should be, and what became of it.</summary>
/// <param name="File">The file's name without its folder.</param>
/// <param name="Row">The line the row starts on, as an editor counts: the header is line 1.</param>
/// <param name="Code">One of <see cref="IssueCodes"/>. A code that starts with <c>rejected</c> means that the row was not imported.</param>
/// <param name="Message">What was found, and what was done.</param>
internal sealed record ImportIssue(string File, int Row, string Code, string Message)
{
    /// <summary>Whether the row was not imported at all.</summary>
    public bool IsRejection => Code.StartsWith("rejected", StringComparison.Ordinal);
}
