using Crm.Queries;
using NodaTime;

namespace Crm.Changes;

/// <summary>A record as it was for a time.</summary>
/// <param name="From">When the values took effect.</param>
/// <param name="To">When they ceased to hold; null: they hold.</param>
/// <param name="RecordedAt">When they were recorded.</param>
/// <param name="Values">The values.</param>
public sealed record RecordVersion(Instant From, Instant? To, Instant RecordedAt, Row Values);
