using System.Collections.Immutable;

namespace Crm.Forecasting.Series.Hierarchies;

/// <summary>A sum of bottom series, or one of them.</summary>
/// <param name="Name">"Total", "North", "North/Team A/Ann"; of a grouping "product: Chair".</param>
/// <param name="Members">The bottom series that it is the sum of, ascending.</param>
/// <param name="Parent">The node just above it in a tree; -1 for the total, and where groupings cross.</param>
public sealed record HierarchyNode(string Name, ImmutableArray<int> Members, int Parent);
