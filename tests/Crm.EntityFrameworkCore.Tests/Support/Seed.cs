using Crm.EntityFrameworkCore.Model;
using Crm.EntityFrameworkCore.Scoping;
using Crm.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Crm.EntityFrameworkCore.Tests;

internal static class Seed
{
    public static CrmModel Model { get; } = StandardModel.Create();

    /// <summary>Inserts a record below interceptors and sessions.</summary>
    public static async Task InsertAsync(DbContext context, Crm.Records.Record record)
    {
        var definition = Model.Of(record);
        var map = TableMaps.Of(context)[definition];
        var entity = context.Model.FindEntityType(record.GetType())!;
        var row = definition.Snapshot(record);
        var columns = new List<string> { map.TenantColumn };
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.Transaction = context.Database.CurrentTransaction?.GetDbTransaction();
        await context.Database.OpenConnectionAsync();
        Add(EntityMapping.Tenant, record.Tenant);
        foreach (var slot in definition.Slots)
        {
            columns.Add(map.Columns[slot.Ordinal]);
            Add(EntityMapping.PropertyName(slot), slot.Property is { } p ? definition.ClrType.GetProperty(p)!.GetValue(record) : row[slot.Ordinal]);
        }

        command.CommandText = $"INSERT INTO {map.Table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select((_, i) => $"@p{i}"))})";
        await command.ExecuteNonQueryAsync();

        void Add(string property, object? value)
        {
            var mapping = (RelationalTypeMapping)entity.FindProperty(property)!.GetTypeMapping();
            command.Parameters.Add(mapping.CreateParameter(command, $"@p{command.Parameters.Count}", value, true));
        }
    }
}
