using Crm.Records;

namespace Crm.Collaboration;

/// <summary>A word that records are marked with. Reference data of the tenant.</summary>
public sealed class Tag : Record<Tag>
{
    /// <summary>The word, 1-60 characters; no two tags have the same, whatever their case.</summary>
    public string Name { get; set; } = "";

    internal static EntityDraft Draft() => new EntityBuilder<Tag>("tag", "crm_tag")
        .Text(nameof(Name), t => t.Name, (t, v) => t.Name = v!, maxLength: 60, required: true, unique: true)
        .Build();
}
