using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Crm;

/// <summary>What the CRM tells of itself: an activity source and a meter, both named <c>Crm</c>. Counts and durations, never data of records.</summary>
internal static class Telemetry
{
    public const string Name = "Crm";

    public static ActivitySource Source { get; } = new(Name);

    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> SavedRecords = Meter.CreateCounter<long>("crm.saved.records", "{record}", "Records written by saves.");
    private static readonly Histogram<double> SaveDuration = Meter.CreateHistogram<double>("crm.save.duration", "s", "How long saves take.");
    private static readonly Counter<long> DeliveredEvents = Meter.CreateCounter<long>("crm.events.delivered", "{event}", "Events handled.");
    private static readonly Counter<long> FailedEvents = Meter.CreateCounter<long>("crm.events.failed", "{event}", "Deliveries that failed.");
    private static readonly Counter<long> DeadEvents = Meter.CreateCounter<long>("crm.events.dead", "{event}", "Events given up.");

    public static long Start() => Stopwatch.GetTimestamp();

    public static void Saved(TenantId tenant, int records, long started)
    {
        var tag = new KeyValuePair<string, object?>("crm.tenant", tenant.Value);
        SavedRecords.Add(records, tag);
        SaveDuration.Record(Stopwatch.GetElapsedTime(started).TotalSeconds, tag);
    }

    public static void Delivered(string type) => DeliveredEvents.Add(1, new KeyValuePair<string, object?>("crm.event", type));

    public static void Failed(string type) => FailedEvents.Add(1, new KeyValuePair<string, object?>("crm.event", type));

    public static void Dead(string type) => DeadEvents.Add(1, new KeyValuePair<string, object?>("crm.event", type));
}
