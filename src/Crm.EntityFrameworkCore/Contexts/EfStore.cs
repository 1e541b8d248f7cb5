using System.Runtime.CompilerServices;
using Crm.EntityFrameworkCore.Model;
using Crm.EntityFrameworkCore.Objects;
using Crm.EntityFrameworkCore.Scoping;
using Crm.EntityFrameworkCore.Sql;
using Crm.Records;
using Crm.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NodaTime;

namespace Crm.EntityFrameworkCore.Contexts;

/// <summary>
/// A store on a context: the host's own, whose transaction and pending changes it shares, or one of ours.
/// It asks and writes with statements of its own, on the context's connection; EF's tracker has no part in it.
/// </summary>
internal class EfStore : ICrmStore, ISearchStore, IStoreObjects, IDisposable
{
    private readonly DbContext context;
    private readonly bool ownsContext;
    private readonly SqlDialect dialect;
    private readonly SqlStoreEngine engine;
    private readonly ContextWork works;
    private readonly IdleContexts? idle;
    private bool isReleased;

    /// <param name="context">The context; configured with <c>UseCrm()</c>.</param>
    /// <param name="ownsContext">Whether it is ours alone; else it is the host's: it is not disposed of.</param>
    /// <param name="idle">Where a context of ours goes with its connection open; null: it is disposed of.</param>
    public EfStore(DbContext context, bool ownsContext, IdleContexts? idle = null)
    {
        (this.context, this.ownsContext, this.idle) = (context, ownsContext, idle);
        Holder = CrmScopeHolder.Of(context);
        var schema = TableMaps.Of(context).Schema;
        dialect = schema.Dialect;
        engine = new(schema, new ContextConnection(context, keepsOpen: idle is not null));
        works = new(context, Holder);
    }

    /// <summary>For whom the context acts: what a session binds.</summary>
    public CrmScopeHolder Holder { get; }

    /// <summary>What makes and runs the statements; for benchmarks, which run the same ones by hand.</summary>
    internal SqlStoreEngine Engine => engine;

    /// <summary>Whether somebody further out translates errors: what retries, a work of ours or the host's execution strategy, must see the provider's own.</summary>
    private bool IsInner => Holder.Works > 0 || ExecutionStrategy.Current is not null;

    public ValueTask<IReadOnlyList<object?[]>> QueryAsync(RowQuery query, CancellationToken cancellationToken) =>
        AskAsync(token => engine.QueryAsync(query, token), cancellationToken);

    public async IAsyncEnumerable<object?[]> StreamAsync(RowQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var rows = engine.StreamAsync(query, cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using (rows.ConfigureAwait(false))
        {
            while (await ContextErrors.GuardAsync(dialect, rows.MoveNextAsync).ConfigureAwait(false))
            {
                yield return rows.Current;
            }
        }
    }

    public ValueTask<IReadOnlyList<object?[]>> AggregateAsync(AggregateQuery query, CancellationToken cancellationToken) =>
        AskAsync(token => engine.AggregateAsync(query, token), cancellationToken);

    public ValueTask<IReadOnlyList<IReadOnlyList<object?[]>>> AskAsync(IReadOnlyList<Source> questions, CancellationToken cancellationToken) =>
        AskAsync(token => engine.AskAsync(questions, token), cancellationToken);

    public ValueTask<IReadOnlyList<StoredVersion>> HistoryAsync(EntityDefinition entity, TenantId tenant, Guid id, CancellationToken cancellationToken) =>
        AskAsync(token => engine.HistoryAsync(entity, tenant, id, token), cancellationToken);

    public async IAsyncEnumerable<StoredVersion> StreamHistoryAsync(EntityDefinition entity, TenantId tenant, AsOf? until, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var versions = engine.StreamHistoryAsync(entity, tenant, until, cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using (versions.ConfigureAwait(false))
        {
            while (await ContextErrors.GuardAsync(dialect, versions.MoveNextAsync).ConfigureAwait(false))
            {
                yield return versions.Current;
            }
        }
    }

    public ValueTask<HistoryMark> MarkHistoryAsync(EntityDefinition entity, TenantId tenant, CancellationToken cancellationToken) =>
        AskAsync(token => engine.MarkHistoryAsync(entity, tenant, token), cancellationToken);

    public bool JoinsTransaction => ContextTransaction.IsOpen(context);

    public ValueTask<T> InTransactionAsync<T>(Func<CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken) =>
        WorkAsync(work, cancellationToken);

    public ValueTask WriteAsync(WriteBatch batch, CancellationToken cancellationToken) => AskAndWriteAsync(batch, [], static _ => { }, cancellationToken);

    public async ValueTask AskAndWriteAsync(WriteBatch batch, IReadOnlyList<RowQuery> asked, Action<IReadOnlyList<IReadOnlyList<object?[]>>> judge, CancellationToken cancellationToken)
    {
        if (ContextTransaction.IsOpen(context))
        {
            var tracked = ownsContext ? null : new TrackedRecords(context, batch);
            await engine.AskAndWriteAsync(batch, asked, judge, cancellationToken).ConfigureAwait(false);
            tracked?.Refresh();
            if (batch.Proof is { } proof)
            {
                Holder.Proof = new(batch.Tenant, batch.Recorded, [proof]);
            }

            return;
        }

        await InTransactionAsync(
            async token =>
            {
                await AskAndWriteAsync(batch, asked, judge, token).ConfigureAwait(false);
                return true;
            },
            cancellationToken).ConfigureAwait(false);
    }

    public ValueTask<IReadOnlyList<object?[]>> ClaimEventsAsync(EntityDefinition outbox, string claimant, Instant now, Instant lease, int max, CancellationToken cancellationToken) =>
        WorkAsync(token => engine.ClaimEventsAsync(outbox, claimant, now, lease, max, token), cancellationToken);

    public ValueTask<IReadOnlyList<SearchMatch>> SearchAsync(SearchQuery query, CancellationToken cancellationToken) =>
        AskAsync(token => engine.SearchAsync(query, token), cancellationToken);

    public ValueTask<long> RebuildSearchAsync(TenantId tenant, IReadOnlyList<EntityDefinition> entities, IProgress<long>? progress, CancellationToken cancellationToken) =>
        engine.RebuildSearchAsync(this, tenant, entities, progress, cancellationToken);

    public async ValueTask SettleAsync(CancellationToken cancellationToken) =>
        await ContextErrors.GuardAsync(dialect, async () => await new SchemaStep(context).RunAsync(cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);

    public async ValueTask SettleAsync(TenantId tenant, CrmModel model, CancellationToken cancellationToken) =>
        await ContextErrors.GuardAsync(
            dialect,
            async () => await new ObjectStep(context).RunAsync(FieldIndexes.PartOf(tenant), FieldIndexes.Of(model, TableMaps.Of(context)), cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return Release() ? context.DisposeAsync() : ValueTask.CompletedTask;
    }

    /// <summary>For hosts that dispose of their scopes synchronously.</summary>
    public void Dispose()
    {
        GC.SuppressFinalize(this);
        if (Release())
        {
            context.Dispose();
        }
    }

    /// <returns>Whether the context is to be disposed of: it is ours, and of no more use.</returns>
    private bool Release()
    {
        if (isReleased || !ownsContext)
        {
            return false;
        }

        isReleased = true;
        Holder.ResetState();
        return idle?.Return(context) != true;
    }

    private ValueTask<T> WorkAsync<T>(Func<CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken) =>
        Holder.Works > 0 ? new(works.RunAsync(work, cancellationToken))
            : IsInner ? new(works.StartAsync(work, cancellationToken))
            : ContextErrors.GuardAsync(dialect, () => new ValueTask<T>(works.StartAsync(work, cancellationToken)));

    /// <summary>One statement: within a transaction as part of it, else with the retries that the context is configured for.</summary>
    private ValueTask<T> AskAsync<T>(Func<CancellationToken, ValueTask<T>> ask, CancellationToken cancellationToken)
    {
        if (IsInner)
        {
            return ask(cancellationToken);
        }

        var strategy = context.Database.CreateExecutionStrategy();
        return strategy.RetriesOnFailure && !ContextTransaction.IsOpen(context)
            ? ContextErrors.GuardAsync(dialect, () => new ValueTask<T>(strategy.ExecuteAsync(token => ask(token).AsTask(), cancellationToken)))
            : ContextErrors.GuardAsync(dialect, () => ask(cancellationToken));
    }
}
