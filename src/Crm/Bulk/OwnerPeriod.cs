using Crm.Tenancy;
using NodaTime;

namespace Crm.Bulk;

/// <summary>Who had a record, and when.</summary>
/// <param name="Owner">The owner; null: nobody.</param>
/// <param name="From">Since when.</param>
/// <param name="To">Until when; null: still.</param>
public sealed record OwnerPeriod(Id<User>? Owner, Instant From, Instant? To);
