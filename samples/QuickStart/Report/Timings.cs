namespace Crm.Samples.QuickStart.Report;

/// <summary>How long the work took.</summary>
/// <param name="Import">Reading the files, making the tables, and importing.</param>
/// <param name="Report">The queries of the report.</param>
internal sealed record Timings(TimeSpan Import, TimeSpan Report);
