using System.Security.Cryptography;
using System.Text;
using Crm.EntityFrameworkCore.Model;
using Crm.EntityFrameworkCore.Sql;
using Crm.Records;

namespace Crm.EntityFrameworkCore.Objects;

/// <summary>
/// Indexes on custom fields: by tenant, by the very expression that conditions and orders compare (the key of a folded text, the ten-thousandths of a decimal), by id. One index serves all tenants
/// that name a field alike; each tenant's part of <see cref="ObjectLog"/> asks for it, and it goes with the last.
/// </summary>
internal static class FieldIndexes
{
    private const int NameLength = 40;

    /// <summary>The part of <see cref="ObjectLog"/> of a tenant's fields.</summary>
    public static string PartOf(TenantId tenant) => $"tenant {tenant.Value}";

    public static IReadOnlyList<DatabaseObject> Of(CrmModel model, TableMaps maps) =>
        [.. model.Entities.Where(e => !maps.Precedes(e)).SelectMany(e => e.AllFields.Where(f => f.Custom is { Indexed: true }).Select(f => Index(maps.Schema[e], f.Custom!, f.Slot, maps.Schema.Dialect))).DistinctBy(o => o.Name)];

    private static DatabaseObject Index(SqlTable table, CustomFieldDefinition field, Slot json, SqlDialect dialect)
    {
        var key = CustomValue.ComparedKey(field.Name, field.Kind, field.TextRule);
        var entry = dialect.JsonEntry(table.Columns[json.Ordinal], key, field.Kind).Sql;
        var entity = table.Entity.IsDynamic ? $"{table.Columns[EntityDefinition.EntityNameSlot]}, " : "";
        var columns = $"({table.Tenant}, {entity}({entry}), {table.Id})";
        var name = Name(table, key, entry);
        var schema = table.Map.Schema is { } s ? SqlDialect.Quote(s) + "." : "";
        return new(name, 1, [$"CREATE INDEX {SqlDialect.Quote(name)} ON {table.Live} {columns}"], [$"DROP INDEX IF EXISTS {schema}{SqlDialect.Quote(name)}"]);
    }

    /// <summary>Within the 63 bytes of PostgreSQL, and another for another table or kind.</summary>
    private static string Name(SqlTable table, string key, string entry)
    {
        var name = $"ix_{table.Map.Table}_{key}";
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{table.Live} {entry}")))[..12];
        return $"{(name.Length > NameLength ? name[..NameLength] : name)}_{hash}";
    }
}
