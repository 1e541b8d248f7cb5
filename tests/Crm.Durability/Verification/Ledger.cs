using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Crm.Durability.Load;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Crm.Durability.Verification;

/// <summary>What a database says of deals, read from its tables at one moment, past the CRM.</summary>
internal sealed class Ledger
{
    private Ledger()
    {
    }

    /// <summary>The deals, at the version they stand.</summary>
    public List<DealVersion> Live { get; } = [];

    /// <summary>The versions in history.</summary>
    public List<DealVersion> History { get; } = [];

    /// <summary>The versions that audit rows tell of.</summary>
    public List<DealVersion> Audit { get; } = [];

    /// <summary>The events of deals.</summary>
    public List<StoredEvent> Events { get; } = [];

    /// <summary>What the database says of its own files; empty: they are whole.</summary>
    public string Integrity { get; private set; } = "";

    public static async Task<Ledger> ReadAsync(Store store)
    {
        var ledger = new Ledger();
        await using DbConnection connection = store.Kind == StoreKind.Sqlite
            ? new SqliteConnection(store.Connection + ";Pooling=False")
            : new NpgsqlConnection(store.Connection + ";Pooling=False");
        await connection.OpenAsync();
        await using (var transaction = connection is SqliteConnection sqlite ? sqlite.BeginTransaction(deferred: true) : await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead))
        {
            await ReadAsync(transaction, "SELECT id, version FROM crm_deal", r => ledger.Live.Add(new(Id(r, 0), r.GetInt64(1))));
            await ReadAsync(transaction, "SELECT id, version FROM crm_deal_history", r => ledger.History.Add(new(Id(r, 0), r.GetInt64(1))));
            await ReadAsync(transaction, "SELECT payload FROM crm_audit", r => ledger.Audit.AddRange(Told(r.GetString(0))));
            await ReadAsync(transaction, "SELECT id, record_id, sequence, type, state FROM crm_outbox WHERE entity = 'deal'", r =>
                ledger.Events.Add(new(Id(r, 0), Id(r, 1), r.GetInt64(2), r.GetString(3), r.GetString(4))));
        }

        if (store.Kind == StoreKind.Sqlite)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA integrity_check";
            var answer = Convert.ToString(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture)!;
            ledger.Integrity = answer == "ok" ? "" : answer;
        }

        return ledger;
    }

    private static async Task ReadAsync(DbTransaction transaction, string sql, Action<DbDataReader> row)
    {
        await using var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // Constants, all of them.
        command.CommandText = sql;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            row(reader);
        }
    }

    private static Guid Id(DbDataReader reader, int ordinal) =>
        reader is SqliteDataReader ? new(reader.GetFieldValue<byte[]>(ordinal), bigEndian: true) : reader.GetGuid(ordinal);

    private static IEnumerable<DealVersion> Told(string payload)
    {
        using var document = JsonDocument.Parse(payload);
        return [.. document.RootElement.EnumerateArray()
            .Where(e => e.GetProperty("entity").GetString() == "deal")
            .Select(e => new DealVersion(e.GetProperty("id").GetGuid(), e.GetProperty("version").GetInt64()))];
    }
}

/// <summary>An event in the outbox.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Record">The deal.</param>
/// <param name="Sequence">The version times 1,000, plus the place in the save.</param>
/// <param name="Type">Its name.</param>
/// <param name="State">Waiting, done or dead.</param>
internal sealed record StoredEvent(Guid Id, Guid Record, long Sequence, string Type, string State)
{
    /// <summary>The version it tells of.</summary>
    public DealVersion Of => new(Record, Sequence / 1_000);
}
