using System.Runtime.CompilerServices;
using Crm.Criteria;
using Crm.InMemory.Reading;
using Crm.InMemory.Searching;
using Crm.InMemory.Tables;
using Crm.Records;
using Crm.Storage;
using NodaTime;

namespace Crm.InMemory;

/// <summary>
/// A store over an <see cref="InMemoryDatabase"/>, for one session at a time; not thread-safe itself. Transactions run one after the other,
/// see what they wrote, and nobody else does before they are committed; one inside another is a savepoint.
/// </summary>
/// <param name="database">The database that sessions share.</param>
public sealed class InMemoryStore(InMemoryDatabase database) : ICrmStore, ISearchStore
{
    private TableSet? working;

    private TableSet Tables => working ?? database.Committed;

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<object?[]>> QueryAsync(RowQuery query, CancellationToken cancellationToken) =>
        Answer<IReadOnlyList<object?[]>>(() => [.. new RowReading(query).Read(Tables, cancellationToken)], cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<object?[]> StreamAsync(RowQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await ValueTask.CompletedTask.ConfigureAwait(false);
        foreach (var row in new RowReading(query).Read(Tables, cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return row;
        }
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<object?[]>> AggregateAsync(AggregateQuery query, CancellationToken cancellationToken) =>
        Answer(() => new GroupReading(query).Read(Tables, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StoredVersion>> HistoryAsync(EntityDefinition entity, TenantId tenant, Guid id, CancellationToken cancellationToken) =>
        Answer<IReadOnlyList<StoredVersion>>(
            () => Tables[new(tenant, entity.Name)].History.TryGetValue(id, out var versions)
                ? [.. versions.OrderBy(v => v.EffectiveFrom).ThenBy(v => v.RecordedFrom).Select(v => v with { Row = [.. v.Row] })]
                : [],
            cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<StoredVersion> StreamHistoryAsync(EntityDefinition entity, TenantId tenant, AsOf? until, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await ValueTask.CompletedTask.ConfigureAwait(false);
        foreach (var version in Tables[new(tenant, entity.Name)].Versions(until))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return version with { Row = [.. version.Row] };
        }
    }

    /// <inheritdoc/>
    public ValueTask<HistoryMark> MarkHistoryAsync(EntityDefinition entity, TenantId tenant, CancellationToken cancellationToken) =>
        Answer(() => Tables[new(tenant, entity.Name)].Mark, cancellationToken);

    /// <inheritdoc/>
    public bool JoinsTransaction => working is not null;

    /// <inheritdoc/>
    public async ValueTask<T> InTransactionAsync<T>(Func<CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken)
    {
        if (working is { } before)
        {
            try
            {
                return await work(cancellationToken).ConfigureAwait(false);
            }
            catch
            {
                working = before;
                throw;
            }
        }

        await database.WaitForWriterAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            working = database.Committed;
            var result = await work(cancellationToken).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            database.Publish(working);
            return result;
        }
        finally
        {
            working = null;
            database.ReleaseWriter();
        }
    }

    /// <inheritdoc/>
    public async ValueTask WriteAsync(WriteBatch batch, CancellationToken cancellationToken) =>
        await InTransactionAsync(
            token =>
            {
                working = working!.Write(batch, token);
                return ValueTask.FromResult(true);
            },
            cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<object?[]>> ClaimEventsAsync(EntityDefinition outbox, string claimant, Instant now, Instant lease, int max, CancellationToken cancellationToken) =>
        InTransactionAsync(
            _ =>
            {
                (working, var rows) = new EventClaims(outbox).Claim(working!, claimant, now, lease, max);
                return ValueTask.FromResult(rows);
            },
            cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<SearchMatch>> SearchAsync(SearchQuery query, CancellationToken cancellationToken) =>
        Answer(() => new IndexSearch(query, Tables, cancellationToken).Run(), cancellationToken);

    /// <summary>Has nothing to make anew: the index follows from the tables.</summary>
    public ValueTask<long> RebuildSearchAsync(TenantId tenant, IReadOnlyList<EntityDefinition> entities, IProgress<long>? progress, CancellationToken cancellationToken) =>
        Answer(() => entities.Aggregate(0L, (done, entity) => Told(progress, done + Tables[new(tenant, entity.Name)].Rows.Count)), cancellationToken);

    /// <summary>Does nothing: the database outlives its stores.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static long Told(IProgress<long>? progress, long done)
    {
        progress?.Report(done);
        return done;
    }

    private static ValueTask<T> Answer<T>(Func<T> answer, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled<T>(cancellationToken);
        }

        try
        {
            return ValueTask.FromResult(answer());
        }
        catch (Exception e) when (e is CriteriaException or OverflowException)
        {
            return ValueTask.FromException<T>(new CrmException(CrmErrors.Storage, e.Message, e));
        }
        catch (Exception e)
        {
            return ValueTask.FromException<T>(e);
        }
    }
}
