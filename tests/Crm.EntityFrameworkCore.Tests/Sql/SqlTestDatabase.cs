using System.Collections.Concurrent;
using System.Data.Common;
using Crm.EntityFrameworkCore.PostgreSql;
using Crm.EntityFrameworkCore.Sql;
using Crm.EntityFrameworkCore.Sqlite;
using Crm.Records;
using Crm.Storage;
using Crm.Tests.Shared;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Crm.EntityFrameworkCore.Tests.Sql;

/// <summary>The databases that statements are tried on.</summary>
public enum SqlKind
{
    Sqlite,
    PostgreSql,
    PostgreSqlIcu,
}

/// <summary>A fresh database with the tables of a model, made from the dialect's own types.</summary>
internal sealed class SqlTestDatabase : IAsyncDisposable
{
    private static readonly ConcurrentDictionary<(SqlKind Kind, CrmModel Model), Lazy<Task<SqlTestDatabase>>> Templates = new();
    private static int files;
    private readonly Func<DbConnection> connect;
    private readonly Func<Task<SqlTestDatabase>> copy;
    private readonly Func<ValueTask> drop;

    private SqlTestDatabase(SqlDialect dialect, Func<DbConnection> connect, Func<Task<SqlTestDatabase>> copy, Func<ValueTask> drop)
    {
        (this.connect, this.copy, this.drop) = (connect, copy, drop);
        Schema = new(dialect, Map);
    }

    public SqlSchema Schema { get; }

    /// <summary>A copy of one that has the tables: making them takes longer than most tests.</summary>
    public static async Task<SqlTestDatabase> CreateAsync(SqlKind kind, CrmModel model)
    {
        var template = await Templates.GetOrAdd((kind, model), static key => new(() => MakeAsync(key.Kind, key.Model))).Value;
        return await template.copy();
    }

    private static async Task<SqlTestDatabase> MakeAsync(SqlKind kind, CrmModel model)
    {
        var database = kind == SqlKind.Sqlite ? Sqlite(null) : PostgreSql(kind == SqlKind.PostgreSqlIcu ? await PostgreSqlServer.CreateIcuDatabaseAsync() : await PostgreSqlServer.CreateDatabaseAsync());
        await using var connection = database.Connect();
        await connection.OpenAsync();
        foreach (var table in model.Entities.Select(e => database.Schema[e]).DistinctBy(t => t.Live))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = string.Join(";\n", Ddl(table, database.Schema.Dialect));
            await command.ExecuteNonQueryAsync();
        }

        return database;
    }

    public DbConnection Connect() => connect();

    public SqlTestStore NewStore() => new(Schema, Connect());

    public ValueTask DisposeAsync() => drop();

    /// <summary>Names that need quoting, so that nothing works by luck.</summary>
    private static TableMap Map(EntityDefinition entity) => new(
        entity,
        null,
        entity.Table + " t",
        entity.IsPlain ? null : entity.Table + " \"h\"",
        "Tenant",
        [.. entity.Slots.Select(s => s.Column)]);

    private static SqlTestDatabase Sqlite(string? template)
    {
        var file = Path.Combine(Path.GetTempPath(), $"crm-sql-{Environment.ProcessId}-{Interlocked.Increment(ref files)}.db");
        if (template is not null)
        {
            File.Copy(template, file, overwrite: true);
        }
        else
        {
            File.Delete(file);
            AppDomain.CurrentDomain.ProcessExit += (_, _) => File.Delete(file);
        }

        var settings = new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ConnectionString;
        return new(
            SqliteDialect.Instance,
            () => new SqliteConnection(settings),
            () => Task.FromResult(Sqlite(file)),
            () =>
            {
                File.Delete(file);
                return ValueTask.CompletedTask;
            });
    }

    private static SqlTestDatabase PostgreSql(PostgreSqlDatabase database)
    {
        // Without statistics nested subqueries look dear enough to be compiled, for longer than they run.
        var settings = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Options = "-c jit=off" }.ConnectionString;
        return new(
            PostgreSqlDialect.Instance,
            () => new NpgsqlConnection(settings),
            async () =>
            {
                ForgetPool(settings);
                return PostgreSql(await PostgreSqlServer.CreateDatabaseAsync(database));
            },
            async () =>
            {
                ForgetPool(settings);
                await database.DisposeAsync();
            });
    }

    private static void ForgetPool(string settings)
    {
        using var connection = new NpgsqlConnection(settings);
        NpgsqlConnection.ClearPool(connection);
    }

    private static IEnumerable<string> Ddl(SqlTable table, SqlDialect dialect)
    {
        var columns = table.Entity.Slots.Select(s => $"{table.Columns[s.Ordinal]} {dialect.StoreType(s.Kind)}{(s.IsRequired ? " NOT NULL" : "")}").ToList();
        columns.Insert(0, $"{table.Tenant} {dialect.StoreType(SlotKind.Text)} NOT NULL");
        yield return $"CREATE TABLE {table.Live} ({string.Join(", ", columns)}, PRIMARY KEY ({table.Tenant}, {table.Id}))";
        foreach (var slot in table.Entity.Slots.Where(s => s.IsUnique || s.IsIndexed))
        {
            var name = SqlDialect.Quote($"IX_{table.Map.Table}_{table.Map.Columns[slot.Ordinal]}");
            yield return $"CREATE {(slot.IsUnique ? "UNIQUE " : "")}INDEX {name} ON {table.Live} ({table.Tenant}, {table.Columns[slot.Ordinal]})";
        }

        if (table.History is not null)
        {
            columns.AddRange(SqlTable.HistoryOnly.Select(c => $"{c} {dialect.StoreType(SlotKind.Instant)} NOT NULL"));
            yield return $"CREATE TABLE {table.History} ({string.Join(", ", columns)})";
            yield return $"CREATE INDEX {SqlDialect.Quote("IX_" + table.Map.HistoryTable)} ON {table.History} ({table.Tenant}, {table.Id}, {SqlTable.HistoryOnly[1]})";
        }
    }
}
