using System.Data.Common;
using Crm.Records;
using Crm.Storage;

namespace Crm.EntityFrameworkCore.Sql.Writing;

/// <summary>Says which field of which entity a violated unique constraint stands for. Never the value.</summary>
internal static class Duplicates
{
    public static CrmException Explain(SqlSchema schema, WriteBatch batch, UniqueViolation violation, DbException error)
    {
        var tables = batch.Rows.Select(r => r.Entity).Distinct().Select(e => schema[e]).ToList();

        // A trip of many statements reaches the history before it is known that an update met no row: its version is there already, written by another.
        if (tables.Find(t => violation.Table is { } name && t.Map.HistoryTable == name) is { } past
            && batch.Rows.FirstOrDefault(r => r.Kind != WriteKind.Insert && r.Entity.Name == past.Entity.Name) is { } stale)
        {
            return CrmException.Conflict(stale.Entity.Name, stale.Id);
        }

        var table = tables.Find(t => t.Map.Table == violation.Table) ?? tables[0];
        var field = FieldOf(table, violation);
        return new(CrmErrors.Duplicate, $"Another {table.Entity.Name} of the tenant has this {field}.", error)
        {
            Fields = [new(field, "duplicate", "The value must be unique within the tenant.")],
        };
    }

    private static string FieldOf(SqlTable table, UniqueViolation violation)
    {
        var entity = table.Entity;
        string ColumnOf(Slot slot) => table.Map.Columns[slot.Ordinal];
        var unique = entity.Slots.Where(s => s.IsUnique).OrderByDescending(s => ColumnOf(s).Length).ToList();

        // SQLite names the columns; PostgreSQL the constraint, in which the column's name stands unless somebody named it otherwise.
        var slot = unique.Find(s => violation.Columns.Contains(ColumnOf(s)))
            ?? unique.Find(s => violation.Constraint?.Contains(ColumnOf(s), StringComparison.Ordinal) == true)
            ?? entity.Slots[EntityDefinition.IdSlot];
        return entity.AllFields.FirstOrDefault(f => f.Custom is null && (f.Slot == slot || f.Compared == slot))?.Name ?? slot.Column;
    }
}
