using Crm.Records;
using Crm.Tenancy;

namespace Crm.Data;

/// <summary>Which fields of a record a merge changed and nobody since: those take their values back. Fields that are one block go back together or not at all.</summary>
internal static class FieldReversal
{
    public static List<(FieldDefinition Field, object? Value)> Of(EntityDefinition entity, TenantSettings settings, MergedRow row, object?[] now, ICollection<MergeConflict> conflicts)
    {
        var blocks = FieldBlock.Of(entity, settings);
        var back = new List<(FieldDefinition, object?)>();
        var changed = entity.AllFields.Where(f => !f.IsSystem && row.Changed.Contains(f.Slot.Ordinal) && !Equals(f.Read(row.Before!), f.Read(row.After!)));
        foreach (var block in changed.GroupBy(f => blocks.FirstOrDefault(b => b.Fields.Contains(f))?.Name ?? f.Name.Split('.')[0], StringComparer.Ordinal))
        {
            var edited = block.Where(f => !f.IsMaintained && !Equals(f.Read(now), f.Read(row.After!)) && !Equals(f.Read(now), f.Read(row.Before!))).ToList();
            edited.ForEach(f => conflicts.Add(new(entity.Name, row.Id, f.Name, f.Read(row.After!), f.Read(now))));
            if (edited.Count == 0)
            {
                back.AddRange(block.Select(f => (f, f.Read(row.Before!))));
            }
        }

        return back;
    }
}
