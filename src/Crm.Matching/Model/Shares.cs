namespace Crm.Matching.Model;

/// <summary>Of which kinds pairs of records are.</summary>
/// <param name="Matches">The share of matches among all pairs.</param>
/// <param name="Moved">The share of matches that have moved.</param>
/// <param name="Together">The share of other pairs that live or work together.</param>
/// <param name="Parted">The share of other pairs that have done so.</param>
internal sealed record Shares(double Matches, double Moved, double Together, double Parted);
