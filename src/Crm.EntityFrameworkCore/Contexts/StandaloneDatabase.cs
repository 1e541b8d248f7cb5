using Crm.EntityFrameworkCore.Objects;
using Crm.EntityFrameworkCore.Providers;
using Crm.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Crm.EntityFrameworkCore.Contexts;

/// <summary>A database that the CRM has to itself, with its own pooled contexts. One a process; thread-safe.</summary>
internal sealed class StandaloneDatabase : ICrmDatabase, IDisposable
{
    private readonly CrmDatabaseProvider provider;
    private readonly PooledDbContextFactory<CrmDbContext> contexts;
    private readonly IdleContexts? idle;

    public StandaloneDatabase(CrmDatabaseProvider provider, string connectionString, Action<CrmContextOptions>? configure = null)
    {
        this.provider = provider;
        idle = provider.KeepsConnections ? new() : null;
        contexts = new(Options(provider, connectionString, configure));
    }

    /// <summary>The options of a context on such a database; also for the tools that make migrations.</summary>
    public static DbContextOptions<CrmDbContext> Options(CrmDatabaseProvider provider, string connectionString, Action<CrmContextOptions>? configure = null)
    {
        var builder = new DbContextOptionsBuilder<CrmDbContext>();
        provider.Configure(builder, connectionString);
        return builder.UseCrm(configure).Options;
    }

    /// <summary>A store for one session.</summary>
    public ICrmStore OpenStore() => new StandaloneStore(this, idle?.Take() ?? contexts.CreateDbContext(), idle);

    /// <summary>Closes the connections that are kept for sessions to come.</summary>
    public void Dispose() => idle?.Dispose();

    public async ValueTask MigrateAsync(CancellationToken cancellationToken)
    {
        var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        await using (context.ConfigureAwait(false))
        {
            await ContextErrors.GuardAsync(provider.Dialect, async () =>
            {
                await provider.MigrateAsync(context, cancellationToken).ConfigureAwait(false);
                return await new SchemaStep(context).RunAsync(cancellationToken).ConfigureAwait(false);
            }).ConfigureAwait(false);
        }
    }
}
