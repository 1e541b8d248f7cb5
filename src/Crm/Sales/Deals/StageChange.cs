using Crm.Records;
using NodaTime;

namespace Crm.Sales;

/// <summary>One move of a deal: from which stage to which, when, by whom, after how long.</summary>
public sealed class StageChange : Record<StageChange>
{
    /// <summary>The deal.</summary>
    public Id<Deal>? DealId { get; internal set; }

    /// <summary>The stage it left; null when it was made.</summary>
    public Id<Stage>? FromId { get; internal set; }

    /// <summary>The stage it reached.</summary>
    public Id<Stage>? ToId { get; internal set; }

    /// <summary>When.</summary>
    public Instant At { get; internal set; }

    /// <summary>How long it had stood in the stage it left, in seconds; null when it was made.</summary>
    public long? Seconds { get; internal set; }

    /// <summary>By whom; null: the system.</summary>
    public Id<Tenancy.User>? ById { get; internal set; }

    internal static EntityDraft Draft() => new EntityBuilder<StageChange>("stageChange", "crm_stage_change")
        .Reference(nameof(DealId), c => c.DealId, (c, v) => c.DealId = v, "deal", "stageChanges", OnDelete.Recycle, required: true)
        .BelongsTo("deal")
        .WithRecycleBin()
        .WithoutEvents()
        .Reference(nameof(FromId), c => c.FromId, (c, v) => c.FromId = v, "stage")
        .Reference(nameof(ToId), c => c.ToId, (c, v) => c.ToId = v, "stage", required: true)
        .Instant(nameof(At), c => c.At, (c, v) => c.At = v!.Value, required: true)
        .Integer(nameof(Seconds), c => c.Seconds, (c, v) => c.Seconds = v)
        .Reference(nameof(ById), c => c.ById, (c, v) => c.ById = v, "user", null, OnDelete.Clear)
        .Build();
}
