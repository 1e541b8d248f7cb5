using Crm.Tests.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;

namespace Crm.EntityFrameworkCore.Tests;

/// <summary>A wire to the PostgreSQL server of the tests, which fails when told to.</summary>
internal sealed class Wired : IAsyncDisposable
{
    private int next;

    public PostgreSqlProxy Proxy { get; } = new(new NpgsqlConnectionStringBuilder(PostgreSqlServer.ConnectionString("postgres")).Port);

    /// <summary>The same database, by the wire.</summary>
    public string Through(string connectionString) =>
        new NpgsqlConnectionStringBuilder(connectionString) { Port = Proxy.Port, SslMode = SslMode.Disable }.ConnectionString;

    /// <summary>Has a host's context go by the wire.</summary>
    public void Use(DbContextOptionsBuilder options, bool retries)
    {
        var direct = RelationalOptionsExtension.Extract(options.Options).ConnectionString!;
        options.UseNpgsql(Through(direct), npgsql => _ = retries ? npgsql.EnableRetryOnFailure() : npgsql);
    }

    /// <summary>The next commit meets this.</summary>
    public void AtCommit(WireFault fault, Action? first = null)
    {
        next = 1;
        Proxy.Decide = message =>
        {
            if (!message.IsCommit || Interlocked.Exchange(ref next, 0) == 0)
            {
                return WireFault.None;
            }

            first?.Invoke();
            return fault;
        };
    }

    /// <summary>The message of that number, from 0, never arrives.</summary>
    public void DropMessage(int number)
    {
        next = number;
        Proxy.Decide = _ => Interlocked.Decrement(ref next) == -1 ? WireFault.DropBefore : WireFault.None;
    }

    public ValueTask DisposeAsync() => Proxy.DisposeAsync();
}
