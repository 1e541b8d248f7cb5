using Crm.Records;
using Crm.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NodaTime;

namespace Crm.EntityFrameworkCore.Model;

/// <summary>
/// Maps the history of an entity: its columns and the four instants, as a property bag. Its key is a number that the database gives:
/// of what a record is by itself nothing is unique there, for it may be deleted and come back at the same version and instant.
/// </summary>
internal static class HistoryMapping
{
    private const string RowId = "RowId";

    /// <summary>The name of the entity type, and of the table unless the host maps it to another.</summary>
    public static string NameOf(EntityDefinition definition) => definition.Table + "_history";

    public static void Apply(IConventionModelBuilder model, EntityDefinition definition, string? schema, CrmTypes types)
    {
        var entity = model.SharedTypeEntity(NameOf(definition), typeof(Dictionary<string, object>), fromDataAnnotation: true)!;
        entity.ToTable(NameOf(definition), schema);
        EntityMapping.AddTenant(entity, types);
        foreach (var slot in definition.Slots)
        {
            Add(entity, EntityMapping.PropertyName(slot), slot.Column, ClrType(slot), slot.IsRequired, slot.Kind, types);
        }

        foreach (var column in new[] { HistoryColumns.EffectiveFrom, HistoryColumns.EffectiveTo, HistoryColumns.RecordedFrom, HistoryColumns.EndRecorded })
        {
            Add(entity, PropertyName(column), column, typeof(Instant), required: true, SlotKind.Instant, types);
        }

        var row = entity.Property(typeof(long), RowId, fromDataAnnotation: true)!;
        row.HasColumnName("row_id", fromDataAnnotation: true);
        entity.Key(RowId);
        row.ValueGenerated(types.RowIds, fromDataAnnotation: true);
        entity.HasIndex([EntityMapping.Tenant, "Id", PropertyName(HistoryColumns.EffectiveTo)], fromDataAnnotation: true);
        if (!definition.IsDynamic && definition.Parents is [var parent])
        {
            // What a record consisted of then is looked up by the record: the moves of a deal, the guests of a meeting.
            entity.HasIndex([EntityMapping.Tenant, EntityMapping.PropertyName(parent.ForeignKey.Slot)], fromDataAnnotation: true);
        }

        TenantFilter.Apply(entity);
    }

    private static void Add(IConventionEntityTypeBuilder entity, string name, string column, Type type, bool required, SlotKind kind, CrmTypes types)
    {
        var property = entity.Property(type, name, fromDataAnnotation: true)!;
        property.HasColumnName(column, fromDataAnnotation: true);
        property.IsRequired(required, fromDataAnnotation: true);
        types.Configure(property, kind);
    }

    /// <summary><c>effective_from</c> -> <c>EffectiveFrom</c>.</summary>
    private static string PropertyName(string column) =>
        string.Concat(column.Split('_').Select(part => char.ToUpperInvariant(part[0]) + part[1..]));

    private static Type ClrType(Slot slot)
    {
        var type = slot.Kind switch
        {
            SlotKind.Text => typeof(string),
            SlotKind.Boolean => typeof(bool),
            SlotKind.Integer => typeof(long),
            SlotKind.Decimal => typeof(decimal),
            SlotKind.Date => typeof(LocalDate),
            SlotKind.Instant => typeof(Instant),
            SlotKind.Id => typeof(Guid),
            _ => typeof(CustomData),
        };
        return type.IsValueType && !slot.IsRequired ? typeof(Nullable<>).MakeGenericType(type) : type;
    }
}
