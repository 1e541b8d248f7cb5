using System.Reflection;
using Crm.Changes;
using Crm.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Crm.EntityFrameworkCore.Model;

/// <summary>Maps an entity to its table: a column a slot, keyed by tenant and id.</summary>
internal static class EntityMapping
{
    public const string Tenant = nameof(Record.Tenant);
    public const string TenantColumn = "tenant";

    public static void Apply(IConventionModelBuilder model, EntityDefinition definition, string? schema, CrmTypes types)
    {
        var entity = model.Entity(definition.ClrType, fromDataAnnotation: true)!;
        entity.ToTable(definition.Table, schema);
        IgnoreOthers(entity, definition);

        var tenant = AddTenant(entity, types);
        var properties = definition.Slots.ToDictionary(s => s, s => Add(entity, definition, s, types));
        properties[definition.Slots[EntityDefinition.IdSlot]].HasValueGenerator((p, _) => KeyGenerators.ForId(p), fromDataAnnotation: true);
        entity.Key(Tenant, definition.Slots[EntityDefinition.IdSlot].Property!);
        // What a longer index begins with needs none of its own.
        foreach (var slot in definition.Slots.Where(s => s.IsUnique || (s.IsIndexed && !definition.Indexes.Any(i => i[0] == s))))
        {
            Index(entity, tenant, properties[slot]).IsUnique(slot.IsUnique ? true : null, fromDataAnnotation: true);
        }

        foreach (var index in definition.Indexes)
        {
            Index(entity, [tenant, .. index.Select(s => properties[s])]);
        }

        if (definition.IsDynamic)
        {
            Index(entity, tenant, properties[definition.Slots[EntityDefinition.EntityNameSlot]]);
        }
        else if (definition.ClrType == typeof(OutboxEntry))
        {
            // What relays ask, whosever it is: what is due.
            entity.HasIndex([nameof(OutboxEntry.State), nameof(OutboxEntry.DueAt)], fromDataAnnotation: true);
        }

        TenantFilter.Apply(entity);
    }

    /// <summary>The name of the property of a slot: that of the record, or a shadow for the key of a folded text.</summary>
    public static string PropertyName(Slot slot) => slot.Property ?? slot.KeyOf!.Property + "Key";

    /// <summary>Adds the column of the tenant.</summary>
    public static IConventionPropertyBuilder AddTenant(IConventionEntityTypeBuilder entity, CrmTypes types)
    {
        var tenant = entity.Property(typeof(TenantId), Tenant, fromDataAnnotation: true)!;
        tenant.HasColumnName(TenantColumn, fromDataAnnotation: true);
        tenant.IsRequired(true, fromDataAnnotation: true);
        tenant.HasValueGenerator((_, _) => KeyGenerators.Tenant, fromDataAnnotation: true);
        types.Configure(tenant, SlotKind.Text);
        return tenant;
    }

    private static IConventionPropertyBuilder Add(IConventionEntityTypeBuilder entity, EntityDefinition definition, Slot slot, CrmTypes types)
    {
        var name = PropertyName(slot);
        var type = slot.Property is null ? typeof(string) : definition.ClrType.GetProperty(name)!.PropertyType;
        var property = entity.Property(type, name, fromDataAnnotation: true)!;
        property.HasColumnName(slot.Column, fromDataAnnotation: true);
        property.IsRequired(slot.IsRequired, fromDataAnnotation: true);
        if (slot.Ordinal == EntityDefinition.VersionSlot && !definition.IsPlain)
        {
            property.IsConcurrencyToken(true, fromDataAnnotation: true);
        }

        types.Configure(property, slot.Kind);
        return property;
    }

    private static void IgnoreOthers(IConventionEntityTypeBuilder entity, EntityDefinition definition)
    {
        var mapped = definition.Slots.Select(s => s.Property).Append(Tenant).ToHashSet();
        foreach (var property in definition.ClrType.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
        {
            if (!mapped.Contains(property.Name) && property.GetIndexParameters().Length == 0)
            {
                entity.Ignore(property.Name, fromDataAnnotation: true);
            }
        }
    }

    private static IConventionIndexBuilder Index(IConventionEntityTypeBuilder entity, params ReadOnlySpan<IConventionPropertyBuilder> properties)
    {
        var list = new List<IConventionProperty>();
        foreach (var property in properties)
        {
            list.Add(property.Metadata);
        }

        return entity.HasIndex(list, fromDataAnnotation: true)!;
    }

    /// <summary>Sets the primary key; as explicit configuration, for EF takes a composite one from annotations for a mistake.</summary>
    internal static void Key(this IConventionEntityTypeBuilder entity, params ReadOnlySpan<string> properties)
    {
        var type = (IMutableEntityType)entity.Metadata;
        var key = new List<IMutableProperty>();
        foreach (var property in properties)
        {
            key.Add(type.FindProperty(property)!);
        }

        type.SetPrimaryKey(key);
    }

    internal static void ToTable(this IConventionEntityTypeBuilder entity, string table, string? schema)
    {
        RelationalEntityTypeBuilderExtensions.ToTable(entity, table, fromDataAnnotation: true);
        if (schema is not null)
        {
            entity.ToSchema(schema, fromDataAnnotation: true);
        }
    }
}
