using Crm.Records;
using Crm.Storage;
using NodaTime;

namespace Crm.Benchmarks.Queries;

/// <summary>Notes the queries that reach a store.</summary>
internal sealed class CapturingStore(ICrmStore store, List<Source> queries) : ICrmStore
{
    public ValueTask<IReadOnlyList<object?[]>> QueryAsync(RowQuery query, CancellationToken cancellationToken)
    {
        queries.Add(query);
        return store.QueryAsync(query, cancellationToken);
    }

    public ValueTask<IReadOnlyList<object?[]>> AggregateAsync(AggregateQuery query, CancellationToken cancellationToken)
    {
        queries.Add(query);
        return store.AggregateAsync(query, cancellationToken);
    }

    public IAsyncEnumerable<object?[]> StreamAsync(RowQuery query, CancellationToken cancellationToken) => store.StreamAsync(query, cancellationToken);

    public ValueTask<IReadOnlyList<StoredVersion>> HistoryAsync(EntityDefinition entity, TenantId tenant, Guid id, CancellationToken cancellationToken) =>
        store.HistoryAsync(entity, tenant, id, cancellationToken);

    public IAsyncEnumerable<StoredVersion> StreamHistoryAsync(EntityDefinition entity, TenantId tenant, AsOf? until, CancellationToken cancellationToken) =>
        store.StreamHistoryAsync(entity, tenant, until, cancellationToken);

    public ValueTask<HistoryMark> MarkHistoryAsync(EntityDefinition entity, TenantId tenant, CancellationToken cancellationToken) => store.MarkHistoryAsync(entity, tenant, cancellationToken);

    public ValueTask<T> InTransactionAsync<T>(Func<CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken) => store.InTransactionAsync(work, cancellationToken);

    public ValueTask WriteAsync(WriteBatch batch, CancellationToken cancellationToken) => store.WriteAsync(batch, cancellationToken);

    public ValueTask<IReadOnlyList<object?[]>> ClaimEventsAsync(EntityDefinition outbox, string claimant, Instant now, Instant lease, int max, CancellationToken cancellationToken) =>
        store.ClaimEventsAsync(outbox, claimant, now, lease, max, cancellationToken);

    public ValueTask DisposeAsync() => store.DisposeAsync();
}
