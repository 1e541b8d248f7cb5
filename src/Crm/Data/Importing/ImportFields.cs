using Crm.Criteria;
using Crm.Records;
using Crm.Sessions;

namespace Crm.Data;

/// <summary>Sets the values of rows on their records.</summary>
internal sealed class ImportFields(CrmSession session, ImportPlan plan)
{
    private readonly HashSet<Tracked> made = [];

    /// <returns>Whether it differs from what was there.</returns>
    public bool Set(ParsedRow row)
    {
        // A further row of a new record changes it as it would in a batch of its own.
        var entry = row.Entry!;
        var isFirst = entry.IsNew && made.Add(entry);
        var differs = isFirst;
        for (var i = 0; i < plan.Columns.Count; i++)
        {
            var value = row.Values[i];
            if (value is null && (!plan.Clears || isFirst))
            {
                continue;
            }

            differs |= plan.Columns[i].Target switch
            {
                FieldTarget { Field: { Custom: { } custom } field } => SetCustom(entry.Record, custom, field, value),
                FieldTarget { Field.Slot: var slot } => SetSlot(entry.Record, slot, value),
                ReferenceTarget { Relation.ForeignKey: { Custom: { } custom } field } => SetCustom(entry.Record, custom, field, value),
                ReferenceTarget { Relation.ForeignKey.Slot: var slot } => SetSlot(entry.Record, slot, value),
                OwnerTarget => Own(entry, value),
                _ => false,
            };
        }

        return differs;
    }

    private static bool SetSlot(Record record, Slot slot, object? value)
    {
        if (Equals(slot.Get(record), value) || (value is null && slot.IsRequired))
        {
            return false;
        }

        slot.Set(record, value);
        return true;
    }

    private static bool SetCustom(Record record, CustomFieldDefinition custom, FieldDefinition field, object? value)
    {
        var before = record.Custom;
        record.Custom = CustomValue.Write(before, custom.Name, field.Kind, custom.TextRule, value);
        return !record.Custom.Equals(before);
    }

    private bool Own(Tracked entry, object? value)
    {
        if (Equals(entry.Record.OwnerId?.Value, value))
        {
            return false;
        }

        session.Assign(entry.Record, value is Guid id ? new(id) : null);
        return true;
    }
}
