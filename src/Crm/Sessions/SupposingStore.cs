using System.Runtime.CompilerServices;
using Crm.Records;
using Crm.Search;
using Crm.Storage;
using Crm.Tenancy;
using NodaTime;

namespace Crm.Sessions;

/// <summary>
/// The store of a call that supposes what is known of its tenant: the first question asks also whether that stands, in one trip where the store can. If it does not, the call gets no answer, now or later,
/// and nothing is committed.
/// </summary>
internal sealed class SupposingStore(ICrmStore store, RowQuery version, TenantState supposed) : ICrmStore, ISearchStore
{
    /// <summary>Whether it stands; null: not asked yet.</summary>
    private bool? stands;

    public bool JoinsTransaction => store.JoinsTransaction;

    /// <summary>Whether what failed may have failed for what was supposed.</summary>
    public bool MayExplain(Exception error) => stands switch
    {
        true => false,
        false => true,
        _ => error is not (OperationCanceledException or CrmException { Code: CrmErrors.Storage }),
    };

    /// <summary>Whether what was supposed stands; asked now if nothing has asked yet.</summary>
    public async ValueTask<bool> StandsAsync(CancellationToken cancellationToken) =>
        stands ??= TenantCache.Stands(supposed, await store.QueryAsync(version, cancellationToken).ConfigureAwait(false));

    /// <exception cref="CrmException">It does not stand.</exception>
    public async ValueTask EnsureAsync(CancellationToken cancellationToken)
    {
        if (!await StandsAsync(cancellationToken).ConfigureAwait(false))
        {
            throw Changed();
        }
    }

    public async ValueTask<IReadOnlyList<object?[]>> QueryAsync(RowQuery query, CancellationToken cancellationToken) =>
        stands == true ? await store.QueryAsync(query, cancellationToken).ConfigureAwait(false) : (await AskAsync([query], cancellationToken).ConfigureAwait(false))[0];

    public async ValueTask<IReadOnlyList<object?[]>> AggregateAsync(AggregateQuery query, CancellationToken cancellationToken) =>
        stands == true ? await store.AggregateAsync(query, cancellationToken).ConfigureAwait(false) : (await AskAsync([query], cancellationToken).ConfigureAwait(false))[0];

    public async ValueTask<IReadOnlyList<IReadOnlyList<object?[]>>> AskAsync(IReadOnlyList<Source> questions, CancellationToken cancellationToken)
    {
        if (stands is not null)
        {
            await EnsureAsync(cancellationToken).ConfigureAwait(false);
            return await store.AskAsync(questions, cancellationToken).ConfigureAwait(false);
        }

        var answers = await store.AskAsync([version, .. questions], cancellationToken).ConfigureAwait(false);
        Judge(answers[0]);
        return [.. answers.Skip(1)];
    }

    public async IAsyncEnumerable<object?[]> StreamAsync(RowQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await EnsureAsync(cancellationToken).ConfigureAwait(false);
        await foreach (var row in store.StreamAsync(query, cancellationToken).ConfigureAwait(false))
        {
            yield return row;
        }
    }

    public async ValueTask<IReadOnlyList<StoredVersion>> HistoryAsync(EntityDefinition entity, TenantId tenant, Guid id, CancellationToken cancellationToken)
    {
        await EnsureAsync(cancellationToken).ConfigureAwait(false);
        return await store.HistoryAsync(entity, tenant, id, cancellationToken).ConfigureAwait(false);
    }

    public async IAsyncEnumerable<StoredVersion> StreamHistoryAsync(EntityDefinition entity, TenantId tenant, AsOf? until, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await EnsureAsync(cancellationToken).ConfigureAwait(false);
        await foreach (var stored in store.StreamHistoryAsync(entity, tenant, until, cancellationToken).ConfigureAwait(false))
        {
            yield return stored;
        }
    }

    public async ValueTask<HistoryMark> MarkHistoryAsync(EntityDefinition entity, TenantId tenant, CancellationToken cancellationToken)
    {
        await EnsureAsync(cancellationToken).ConfigureAwait(false);
        return await store.MarkHistoryAsync(entity, tenant, cancellationToken).ConfigureAwait(false);
    }

    public ValueTask<T> InTransactionAsync<T>(Func<CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken) =>
        store.InTransactionAsync(
            async token =>
            {
                var result = await work(token).ConfigureAwait(false);
                await EnsureAsync(token).ConfigureAwait(false);
                return result;
            },
            cancellationToken);

    public ValueTask WriteAsync(WriteBatch batch, CancellationToken cancellationToken) => AskAndWriteAsync(batch, [], static _ => { }, cancellationToken);

    public async ValueTask AskAndWriteAsync(WriteBatch batch, IReadOnlyList<RowQuery> asked, Action<IReadOnlyList<IReadOnlyList<object?[]>>> judge, CancellationToken cancellationToken)
    {
        if (stands is not null)
        {
            await EnsureAsync(cancellationToken).ConfigureAwait(false);
            await store.AskAndWriteAsync(batch, asked, judge, cancellationToken).ConfigureAwait(false);
            return;
        }

        await store.AskAndWriteAsync(
            batch,
            [version, .. asked],
            answers =>
            {
                Judge(answers[0]);
                judge([.. answers.Skip(1)]);
            },
            cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<IReadOnlyList<object?[]>> ClaimEventsAsync(EntityDefinition outbox, string claimant, Instant now, Instant lease, int max, CancellationToken cancellationToken)
    {
        await EnsureAsync(cancellationToken).ConfigureAwait(false);
        return await store.ClaimEventsAsync(outbox, claimant, now, lease, max, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<IReadOnlyList<SearchMatch>> SearchAsync(SearchQuery query, CancellationToken cancellationToken)
    {
        await EnsureAsync(cancellationToken).ConfigureAwait(false);
        return await ISearchStore.Of(store).SearchAsync(query, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<long> RebuildSearchAsync(TenantId tenant, IReadOnlyList<EntityDefinition> entities, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        await EnsureAsync(cancellationToken).ConfigureAwait(false);
        return await ISearchStore.Of(store).RebuildSearchAsync(tenant, entities, progress, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The store is the session's, not the call's.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private void Judge(IReadOnlyList<object?[]> found)
    {
        stands = TenantCache.Stands(supposed, found);
        if (stands == false)
        {
            throw Changed();
        }
    }

    private static CrmException Changed() => new(CrmErrors.Conflict, "The tenant's configuration was changed just now.");
}
