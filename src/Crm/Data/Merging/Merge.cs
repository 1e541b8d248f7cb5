using System.Globalization;
using Crm.Criteria;
using Crm.Records;
using NodaTime;

namespace Crm.Data;

/// <summary>A merge as it is kept: which records became which, by whom, and all that its save wrote, so that it can be undone.</summary>
internal sealed class Merge : Record<Merge>
{
    /// <summary>The entity of the merged records.</summary>
    public string Entity { get; set; } = "";

    /// <summary>The record that stayed.</summary>
    public Guid SurvivorId { get; set; }

    /// <summary>The ids of those that went, as text.</summary>
    public string Losers { get; set; } = "";

    /// <summary>When it was made.</summary>
    public Instant At { get; set; }

    /// <summary>Who made it; null: the system.</summary>
    public Guid? ById { get; set; }

    /// <summary>What the save wrote, as JSON; null: erased, and it cannot be undone any more.</summary>
    public string? Payload { get; set; }

    /// <summary>When it was undone; null: it stands.</summary>
    public Instant? UndoneAt { get; set; }

    /// <summary>Who undid it.</summary>
    public Guid? UndoneById { get; set; }

    public IReadOnlyList<Guid> LoserIds
    {
        get => [.. Losers.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(l => Guid.ParseExact(l, "N"))];
        set => Losers = string.Join(' ', value.Select(v => v.ToString("N", CultureInfo.InvariantCulture)));
    }

    internal static EntityDraft Draft() => new EntityBuilder<Merge>("merge", "crm_merge", plain: true)
        .Text(nameof(Entity), m => m.Entity, (m, v) => m.Entity = v!, TextRule.Exact, 40, required: true)
        .Key(nameof(SurvivorId), m => m.SurvivorId, (m, v) => m.SurvivorId = v!.Value, required: true, indexed: true)
        .Text(nameof(Losers), m => m.Losers, (m, v) => m.Losers = v!, TextRule.Exact, 0, required: true)
        .Instant(nameof(At), m => m.At, (m, v) => m.At = v!.Value, required: true)
        .Key(nameof(ById), m => m.ById, (m, v) => m.ById = v)
        .Text(nameof(Payload), m => m.Payload, (m, v) => m.Payload = v, TextRule.Exact, 0)
        .Instant(nameof(UndoneAt), m => m.UndoneAt, (m, v) => m.UndoneAt = v)
        .Key(nameof(UndoneById), m => m.UndoneById, (m, v) => m.UndoneById = v)
        .SystemOnly()
        .Build();
}

/// <summary>That the id of a record that went in a merge leads to the one that stayed. Its own id is that of the record that went: a record goes once.</summary>
internal sealed class Redirect : Record<Redirect>
{
    /// <summary>The record's entity.</summary>
    public string Entity { get; set; } = "";

    /// <summary>The record that stayed.</summary>
    public Guid ToId { get; set; }

    /// <summary>The merge.</summary>
    public Guid MergeId { get; set; }

    internal static EntityDraft Draft() => new EntityBuilder<Redirect>("redirect", "crm_redirect", plain: true)
        .Text(nameof(Entity), r => r.Entity, (r, v) => r.Entity = v!, TextRule.Exact, 40, required: true)
        .Key(nameof(ToId), r => r.ToId, (r, v) => r.ToId = v!.Value, required: true, indexed: true)
        .Key(nameof(MergeId), r => r.MergeId, (r, v) => r.MergeId = v!.Value, required: true)
        .SystemOnly()
        .Build();
}
