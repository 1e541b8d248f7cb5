using Crm.EntityFrameworkCore.Sql;
using Microsoft.EntityFrameworkCore.Storage;

namespace Crm.EntityFrameworkCore.Contexts;

/// <summary>How the contexts of stand-alone stores meet transient faults: whatever ran is run again from its start. A host's context goes by the host's own strategy.</summary>
internal sealed class TransientRetries(ExecutionStrategyDependencies dependencies, SqlDialect dialect, Backoff backoff)
    : ExecutionStrategy(dependencies, Backoff.MaxRetries, Backoff.MaxDelay)
{
    private long start;

    protected override void OnFirstExecution()
    {
        base.OnFirstExecution();
        start = backoff.Start();
    }

    protected override bool ShouldRetryOn(Exception exception) => dialect.IsTransient(exception);

    protected override TimeSpan? GetNextDelay(Exception lastException) => backoff.Next(ExceptionsEncountered.Count, start);
}
