using System.Runtime.InteropServices;
using NodaTime;

namespace Crm.Insights;

/// <summary>What forecasts need of one version of a deal.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct DealVersion(
    Instant From, Instant To, Instant RecordedFrom, Instant EndRecorded, Instant CreatedAt, Guid? Stage, decimal? Amount, LocalDate? CloseDate, Instant? ClosedAt, Guid? Owner, Guid? Product, Guid? Account);
