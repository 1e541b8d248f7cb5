using System.Collections.Immutable;

namespace Crm.EntityFrameworkCore.Objects;

/// <summary>What a planner is told of how tables are filled that it does not find out by itself.</summary>
/// <param name="Table">The table they are kept in; where it is missing, so are they.</param>
/// <param name="Missing">A query for how many are missing.</param>
/// <param name="Put">The statements that put in what is missing, in their order.</param>
internal sealed record PlannerStatistics(string Table, string Missing, ImmutableArray<string> Put);
