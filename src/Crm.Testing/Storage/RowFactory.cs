using System.Globalization;
using Crm.Criteria;
using Crm.Records;
using NodaTime;

namespace Crm.Testing.Storage;

/// <summary>Makes rows out of values by the names of their fields.</summary>
public static class RowFactory
{
    /// <summary>A row of version 1 with these values; where a slot must have one and none is given, it has a plain one.</summary>
    /// <param name="entity">The entity.</param>
    /// <param name="id">The record's id.</param>
    /// <param name="at">When it is made.</param>
    /// <param name="values">The values by field; a reference by the name of its relation. <see cref="int"/> stands for whole numbers and decimals.</param>
    public static object?[] Make(EntityDefinition entity, Guid id, Instant at, params ReadOnlySpan<(string Field, object? Value)> values)
    {
        var row = new object?[entity.Slots.Length];
        foreach (var slot in entity.Slots.Where(s => s.IsRequired))
        {
            row[slot.Ordinal] = Plain(slot, at);
        }

        row[EntityDefinition.IdSlot] = id;
        if (!entity.IsPlain)
        {
            row[EntityDefinition.VersionSlot] = 1L;
        }

        if (entity.IsDynamic)
        {
            row[EntityDefinition.EntityNameSlot] = entity.Name;
        }

        return With(entity, row, values);
    }

    /// <summary>The row with some values replaced; the row itself stays as it is.</summary>
    public static object?[] With(EntityDefinition entity, object?[] row, params ReadOnlySpan<(string Field, object? Value)> values)
    {
        object?[] result = [.. row];
        foreach (var (name, given) in values)
        {
            var field = entity.AllFields.FirstOrDefault(f => f.Name == name)
                ?? throw new CrmException(CrmErrors.Configuration, $"The {entity.Name} has no field '{name}'.");
            var value = Fit(field.Kind, given);
            if (field.Custom is { } custom)
            {
                result[field.Slot.Ordinal] = CustomValue.Write((CustomData)result[field.Slot.Ordinal]!, custom.Name, custom.Kind, custom.TextRule, value);
                continue;
            }

            result[field.Slot.Ordinal] = value;
            if (field.Key is { } key)
            {
                result[key.Ordinal] = value is string text ? TextFolding.Fold(text) : null;
            }
        }

        return result;
    }

    private static object? Fit(ValueKind kind, object? value) => (kind, value) switch
    {
        (ValueKind.Integer, int number) => (long)number,
        (ValueKind.Decimal, int or long) => Convert.ToDecimal(value, CultureInfo.InvariantCulture),
        _ => value,
    };

    private static object Plain(Slot slot, Instant at) => slot.Kind switch
    {
        SlotKind.Text => "-",
        SlotKind.Boolean => false,
        SlotKind.Integer => 0L,
        SlotKind.Decimal => 0m,
        SlotKind.Date => at.InUtc().Date,
        SlotKind.Instant => at,
        SlotKind.Id => Guid.Empty,
        _ => CustomData.Empty,
    };
}
