using Crm.Records;

namespace Crm.Sessions;

/// <summary>What differs between two rows of one entity.</summary>
internal static class RowDiff
{
    /// <summary>The ordinals that differ, derived values apart.</summary>
    public static List<int> Changed(EntityDefinition entity, object?[] before, object?[] after)
    {
        var changed = new List<int>();
        foreach (var slot in entity.Slots)
        {
            if (slot.Ordinal is not (EntityDefinition.IdSlot or EntityDefinition.VersionSlot or EntityDefinition.CreatedAtSlot or EntityDefinition.ChangedAtSlot)
                && !Equals(before[slot.Ordinal], after[slot.Ordinal]))
            {
                changed.Add(slot.Ordinal);
            }
        }

        return changed;
    }

    /// <summary>The fields whose value differs; of a new row all that have one.</summary>
    public static IEnumerable<FieldDefinition> Fields(EntityDefinition entity, object?[]? before, object?[] after)
    {
        foreach (var field in entity.AllFields)
        {
            if (!field.IsSystem && !Equals(before is null ? null : field.Read(before), field.Read(after)))
            {
                yield return field;
            }
        }
    }
}
