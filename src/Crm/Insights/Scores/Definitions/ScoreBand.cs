namespace Crm.Insights;

/// <summary>A grade.</summary>
/// <param name="Name">What it is called: <c>A</c>.</param>
/// <param name="From">The least value that gets it; null, for the last one only: whatever is below the others.</param>
public sealed record ScoreBand(string Name, decimal? From = null);
