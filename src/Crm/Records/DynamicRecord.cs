namespace Crm.Records;

/// <summary>A record of an entity that a plugin or a tenant defined: all its values are custom fields, and it lives in one table with its like.</summary>
public sealed class DynamicRecord : Record<DynamicRecord>
{
    /// <summary>The name of its entity.</summary>
    public string Entity { get; internal set; } = "";

    /// <summary>The raw value of a field by name, as <see cref="Crm.Criteria.ValueKind"/> names its CLR type; null where there is none.</summary>
    public object? this[CustomFieldDefinition field]
    {
        get => CustomValue.Read(Custom, field.Name, field.Kind);
        set => Custom = CustomValue.Write(Custom, field.Name, field.Kind, field.TextRule, value);
    }

    /// <summary>The definition of such an entity: what the one table holds, then the fields.</summary>
    internal static EntityDraft Draft(DynamicEntity entity)
    {
        var builder = new EntityBuilder<DynamicRecord>(entity.Name, "crm_record")
            .Text(nameof(Entity), r => r.Entity, (r, v) => r.Entity = v ?? entity.Name, Crm.Criteria.TextRule.Exact, 40, required: true);
        if (entity.Parent is { } parent)
        {
            builder.BelongsTo(parent);
        }
        else
        {
            builder.Owned();
        }

        return (entity.HasRecycleBin ? builder.WithRecycleBin() : builder).Build();
    }
}

/// <summary>An entity that a plugin or a tenant defines, as data. Its fields are custom fields on its name.</summary>
/// <param name="Name">Its name in criteria: a lower-case letter, then lower-case letters, digits or single underscores; at most 40 characters.</param>
public sealed record DynamicEntity(string Name)
{
    /// <summary>The reference to the record whose rights govern it; null: it is owned.</summary>
    public string? Parent { get; init; }

    /// <summary>Whether deleted records go to the recycle bin.</summary><value>Default: true.</value>
    public bool HasRecycleBin { get; init; } = true;
}
