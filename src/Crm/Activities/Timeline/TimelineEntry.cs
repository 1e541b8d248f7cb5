using Crm.Criteria;
using Crm.Records;
using NodaTime;

namespace Crm.Activities;

/// <summary>
/// That an activity stands on the timeline of a record: of what it is about and who takes part, and of the accounts these belong to.
/// Kept with every save that touches any of them, so that a page of a timeline is one walk along one index, also of one kind.
/// </summary>
internal sealed class TimelineEntry : Record<TimelineEntry>
{
    /// <summary>The record whose timeline it is.</summary>
    public Guid RecordId { get; set; }

    /// <summary>The activity's <see cref="Activity.At"/>.</summary>
    public Instant At { get; set; }

    /// <summary>The activity.</summary>
    public Id<Activity>? ActivityId { get; set; }

    /// <summary>The activity's <see cref="Activity.Kind"/>.</summary>
    public string Kind { get; set; } = "";

    internal static EntityDraft Draft() => new EntityBuilder<TimelineEntry>("timeline", "crm_timeline", plain: true)
        .Key(nameof(RecordId), t => t.RecordId, (t, v) => t.RecordId = v!.Value, required: true)
        .Instant(nameof(At), t => t.At, (t, v) => t.At = v!.Value, required: true)
        .Reference(nameof(ActivityId), t => t.ActivityId, (t, v) => t.ActivityId = v, "activity", null, OnDelete.Cascade, required: true)
        .Text(nameof(Kind), t => t.Kind, (t, v) => t.Kind = v!, TextRule.Exact, 40, required: true)
        .SystemOnly()
        .Index(nameof(RecordId), nameof(At), nameof(ActivityId))
        .Index(nameof(RecordId), nameof(Kind), nameof(At), nameof(ActivityId))
        .Build();
}
