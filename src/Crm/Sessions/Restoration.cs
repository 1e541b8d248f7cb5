using Crm.Changes;
using NodaTime;

namespace Crm.Sessions;

/// <summary>Where a record comes back from.</summary>
/// <param name="DeletedAt">When it went.</param>
/// <param name="Bin">The entry of the recycle bin; null: it comes back with the undoing of a merge, which has looked after what it refers to.</param>
internal sealed record Restoration(Instant DeletedAt, BinEntry? Bin = null);
