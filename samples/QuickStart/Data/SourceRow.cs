namespace Crm.Samples.QuickStart.Data;

/// <summary>Where a record comes from.</summary>
/// <param name="File">The file's name without its folder.</param>
/// <param name="Row">The line the row starts on; the header is line 1.</param>
internal readonly record struct SourceRow(string File, int Row);
