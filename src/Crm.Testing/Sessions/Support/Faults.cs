using Crm.Records;
using Crm.Storage;
using NodaTime;

namespace Crm.Testing.Sessions;

/// <summary>What shall go wrong at the next write.</summary>
internal sealed class Faults
{
    /// <summary>Thrown after the next batch was written, within its transaction.</summary>
    public Exception? AfterWrite { get; set; }
}

/// <summary>A store that fails when it is told to.</summary>
internal sealed class FaultyStore(ICrmStore inner, Faults faults) : ICrmStore, ICrmDatabase
{
    public ValueTask<IReadOnlyList<object?[]>> QueryAsync(RowQuery query, CancellationToken cancellationToken) => inner.QueryAsync(query, cancellationToken);

    public IAsyncEnumerable<object?[]> StreamAsync(RowQuery query, CancellationToken cancellationToken) => inner.StreamAsync(query, cancellationToken);

    public ValueTask<IReadOnlyList<object?[]>> AggregateAsync(AggregateQuery query, CancellationToken cancellationToken) => inner.AggregateAsync(query, cancellationToken);

    public ValueTask<IReadOnlyList<StoredVersion>> HistoryAsync(EntityDefinition entity, TenantId tenant, Guid id, CancellationToken cancellationToken) =>
        inner.HistoryAsync(entity, tenant, id, cancellationToken);

    public IAsyncEnumerable<StoredVersion> StreamHistoryAsync(EntityDefinition entity, TenantId tenant, AsOf? until, CancellationToken cancellationToken) =>
        inner.StreamHistoryAsync(entity, tenant, until, cancellationToken);

    public ValueTask<HistoryMark> MarkHistoryAsync(EntityDefinition entity, TenantId tenant, CancellationToken cancellationToken) => inner.MarkHistoryAsync(entity, tenant, cancellationToken);

    public ValueTask<T> InTransactionAsync<T>(Func<CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken) => inner.InTransactionAsync(work, cancellationToken);

    public async ValueTask WriteAsync(WriteBatch batch, CancellationToken cancellationToken)
    {
        await inner.WriteAsync(batch, cancellationToken);
        if (faults.AfterWrite is { } fault)
        {
            faults.AfterWrite = null;
            throw fault;
        }
    }

    public ValueTask<IReadOnlyList<object?[]>> ClaimEventsAsync(EntityDefinition outbox, string claimant, Instant now, Instant lease, int max, CancellationToken cancellationToken) =>
        inner.ClaimEventsAsync(outbox, claimant, now, lease, max, cancellationToken);

    public ValueTask MigrateAsync(CancellationToken cancellationToken) => inner is ICrmDatabase database ? database.MigrateAsync(cancellationToken) : ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
