using Crm.Criteria;
using Crm.Records;
using NodaTime;

namespace Crm.Insights;

/// <summary>Records whose scores are still to be made anew: more than a save can take upon itself. <see cref="ScoreRefresh"/> works through them in the order of their ids.</summary>
internal sealed class ScoreTask : Record<ScoreTask>
{
    /// <summary>The scored entity.</summary>
    public string Entity { get; set; } = "";

    /// <summary>The path from a scored record to the one that changed, relations with dots between; empty: all records of the entity are meant.</summary>
    public string Path { get; set; } = "";

    /// <summary>The record at the end of the path.</summary>
    public Guid? RecordId { get; set; }

    /// <summary>The last record that is done.</summary>
    public Guid? DoneUntil { get; set; }

    /// <summary>Since when it waits.</summary>
    public Instant At { get; set; }

    internal static EntityDraft Draft() => new EntityBuilder<ScoreTask>("scoreTask", "crm_score_task", plain: true)
        .Text(nameof(Entity), t => t.Entity, (t, v) => t.Entity = v!, TextRule.Exact, 40, required: true)
        .Text(nameof(Path), t => t.Path, (t, v) => t.Path = v!, TextRule.Exact, 200, required: true)
        .Key(nameof(RecordId), t => t.RecordId, (t, v) => t.RecordId = v)
        .Key(nameof(DoneUntil), t => t.DoneUntil, (t, v) => t.DoneUntil = v)
        .Instant(nameof(At), t => t.At, (t, v) => t.At = v!.Value, required: true)
        .SystemOnly()
        .Build();
}
