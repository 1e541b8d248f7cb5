using Crm.Criteria;
using Crm.Records;

namespace Crm.Data;

/// <summary>That a record has a key by a rule. Written in the save that gives it, taken away in the one that ends it.</summary>
internal sealed class DuplicateKeyRow : Record<DuplicateKeyRow>
{
    /// <summary>The rule.</summary>
    public string Rule { get; set; } = "";

    /// <summary>What stands for the key.</summary>
    public Guid KeyId { get; set; }

    /// <summary>The record's entity.</summary>
    public string Entity { get; set; } = "";

    /// <summary>The record.</summary>
    public Guid RecordId { get; set; }

    /// <summary>Its place among those that have the key, from 0.</summary>
    public long Place { get; set; }

    internal static EntityDraft Draft() => new EntityBuilder<DuplicateKeyRow>("duplicateKey", "crm_duplicate_key", plain: true)
        .Text(nameof(Rule), k => k.Rule, (k, v) => k.Rule = v!, TextRule.Exact, 60, required: true)
        .Key(nameof(KeyId), k => k.KeyId, (k, v) => k.KeyId = v!.Value, required: true)
        .Text(nameof(Entity), k => k.Entity, (k, v) => k.Entity = v!, TextRule.Exact, 40, required: true)
        .Key(nameof(RecordId), k => k.RecordId, (k, v) => k.RecordId = v!.Value, required: true, indexed: true)
        .Integer(nameof(Place), k => k.Place, (k, v) => k.Place = v ?? 0, required: true)
        .Index(nameof(KeyId), nameof(Place))
        .SystemOnly()
        .Build();
}
