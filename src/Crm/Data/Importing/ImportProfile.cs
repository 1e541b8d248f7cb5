using Crm.Criteria;
using Crm.Records;

namespace Crm.Data;

/// <summary>How files of one kind are imported, kept under a name: owned, shared like any other record.</summary>
public sealed class ImportProfile : Record<ImportProfile>
{
    /// <summary>Its name, 1-200 characters.</summary>
    public string Name { get; set; } = "";

    /// <summary>What the rows are.</summary>
    public string Entity { get; internal set; } = "";

    /// <summary>Mapping and options, as JSON.</summary>
    public string Settings { get; internal set; } = "{}";

    /// <summary>The options; streams and progress are not kept.</summary>
    public ImportOptions Options
    {
        get => System.Text.Json.JsonSerializer.Deserialize<ImportOptions>(Settings, CrmJson.Options)! with { Entity = Entity };
        set => (Entity, Settings) = (value.Entity, System.Text.Json.JsonSerializer.Serialize(value with { Errors = null, Progress = null }, CrmJson.Options));
    }

    internal static EntityDraft Draft() => new EntityBuilder<ImportProfile>("importProfile", "crm_import_profile")
        .Owned()
        .WithRecycleBin()
        .Text(nameof(Name), p => p.Name, (p, v) => p.Name = v!, required: true)
        .Text(nameof(Entity), p => p.Entity, (p, v) => p.Entity = v!, TextRule.Exact, 40, required: true)
        .Text(nameof(Settings), p => p.Settings, (p, v) => p.Settings = v!, TextRule.Exact, 100_000, required: true)
        .Build();
}
