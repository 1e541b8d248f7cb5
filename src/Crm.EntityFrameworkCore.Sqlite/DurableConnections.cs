using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Crm.EntityFrameworkCore.Sqlite;

/// <summary>
/// Has every connection of ours wait at a commit until the disk has it: an acknowledged write survives the machine, not only the process. And has it look for the lock of another
/// writer as SQLite does, at short intervals that grow: the provider alone looks every 150 ms, and hardly ever gets it from who writes all the time.
/// </summary>
internal sealed class DurableConnections : DbConnectionInterceptor
{
    private const string Pragma = "PRAGMA synchronous = FULL; PRAGMA busy_timeout = 250; PRAGMA cache_size = -32000; PRAGMA wal_autocheckpoint = 16000";

    public static DurableConnections Instance { get; } = new();

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragma;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        var command = connection.CreateCommand();
        await using (command.ConfigureAwait(false))
        {
            command.CommandText = Pragma;
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
