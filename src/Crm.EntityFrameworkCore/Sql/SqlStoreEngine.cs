using System.Data.Common;
using System.Runtime.CompilerServices;
using Crm.Changes;
using Crm.EntityFrameworkCore.Sql.Compiling;
using Crm.EntityFrameworkCore.Sql.Executing;
using Crm.EntityFrameworkCore.Sql.Searching;
using Crm.EntityFrameworkCore.Sql.Shapes;
using Crm.EntityFrameworkCore.Sql.Writing;
using Crm.Records;
using Crm.Storage;
using NodaTime;

namespace Crm.EntityFrameworkCore.Sql;

/// <summary>
/// Answers and writes for one session, with statements of its own on the session's connection and in its transaction. Not thread-safe.
/// Errors of the provider come out as they are; <see cref="StorageErrors"/> turns them into the CRM's around whatever retries.
/// </summary>
internal sealed class SqlStoreEngine(SqlSchema schema, ISqlConnection session)
{
    private readonly QueryRunner runner = new(schema, session);
    private readonly BatchWriter writer = new(schema, session);

    /// <inheritdoc cref="ICrmStore.QueryAsync"/>
    public async ValueTask<IReadOnlyList<object?[]>> QueryAsync(RowQuery query, CancellationToken cancellationToken)
    {
        var (template, constants) = Template(query);
        return await runner.RunAsync(template, constants, query.Tenant, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc cref="ICrmStore.StreamAsync"/>
    public IAsyncEnumerable<object?[]> StreamAsync(RowQuery query, CancellationToken cancellationToken)
    {
        var (template, constants) = Template(query);
        return runner.StreamAsync(template, constants, query.Tenant, cancellationToken);
    }

    /// <inheritdoc cref="ICrmStore.AggregateAsync"/>
    public async ValueTask<IReadOnlyList<object?[]>> AggregateAsync(AggregateQuery query, CancellationToken cancellationToken)
    {
        try
        {
            return await AggregateAsync(query, splitSums: false, cancellationToken).ConfigureAwait(false);
        }
        catch (DbException e) when (schema.Dialect.IsSumOverflow(e))
        {
            return await AggregateAsync(query, splitSums: true, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc cref="ICrmStore.AskAsync"/>
    public async ValueTask<IReadOnlyList<IReadOnlyList<object?[]>>> AskAsync(IReadOnlyList<Source> questions, CancellationToken cancellationToken)
    {
        if (schema.Dialect.InsertsTogether)
        {
            return await writer.AskAsync([.. questions.Select(Template)], questions[0].Tenant, cancellationToken).ConfigureAwait(false);
        }

        var answers = new List<IReadOnlyList<object?[]>>(questions.Count);
        foreach (var question in questions)
        {
            answers.Add(question is AggregateQuery groups
                ? await AggregateAsync(groups, cancellationToken).ConfigureAwait(false)
                : await QueryAsync((RowQuery)question, cancellationToken).ConfigureAwait(false));
        }

        return answers;
    }

    /// <inheritdoc cref="ICrmStore.HistoryAsync"/>
    public async ValueTask<IReadOnlyList<StoredVersion>> HistoryAsync(EntityDefinition entity, TenantId tenant, Guid id, CancellationToken cancellationToken)
    {
        if (entity.IsPlain)
        {
            return [];
        }

        var (template, constants) = HistoryQueries.Versions(schema, entity, tenant, id);
        var rows = await runner.RunAsync(template, constants, tenant, cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(Version)];
    }

    /// <inheritdoc cref="ICrmStore.StreamHistoryAsync"/>
    public async IAsyncEnumerable<StoredVersion> StreamHistoryAsync(EntityDefinition entity, TenantId tenant, AsOf? until, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (entity.IsPlain)
        {
            yield break;
        }

        var (template, constants) = HistoryQueries.Stream(schema, entity, tenant, until);
        await foreach (var row in runner.StreamAsync(template, constants, tenant, cancellationToken).ConfigureAwait(false))
        {
            yield return Version(row);
        }
    }

    /// <inheritdoc cref="ICrmStore.MarkHistoryAsync"/>
    public async ValueTask<HistoryMark> MarkHistoryAsync(EntityDefinition entity, TenantId tenant, CancellationToken cancellationToken)
    {
        if (entity.IsPlain)
        {
            return new(0, 0, null, null);
        }

        var (template, constants) = HistoryQueries.Mark(schema, entity, tenant);
        var row = (await runner.RunAsync(template, constants, tenant, cancellationToken).ConfigureAwait(false))[0];
        return new((long)row[0]!, (long)row[1]!, (Instant?)row[2], (Instant?)row[3]);
    }

    /// <inheritdoc cref="ICrmStore.WriteAsync"/>
    public ValueTask WriteAsync(WriteBatch batch, CancellationToken cancellationToken) => writer.WriteAsync(batch, cancellationToken);

    /// <inheritdoc cref="ICrmStore.AskAndWriteAsync"/>
    public async ValueTask AskAndWriteAsync(WriteBatch batch, IReadOnlyList<RowQuery> asked, Action<IReadOnlyList<IReadOnlyList<object?[]>>> judge, CancellationToken cancellationToken)
    {
        if (schema.Dialect.InsertsTogether)
        {
            await writer.WriteAsync(batch, [.. asked.Select(Template)], judge, cancellationToken).ConfigureAwait(false);
            return;
        }

        judge(await AskAsync([.. asked], cancellationToken).ConfigureAwait(false));
        await WriteAsync(batch, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc cref="ICrmStore.ClaimEventsAsync"/>
    public async ValueTask<IReadOnlyList<object?[]>> ClaimEventsAsync(EntityDefinition outbox, string claimant, Instant now, Instant lease, int max, CancellationToken cancellationToken)
    {
        var (template, constants) = OutboxClaim.Make(schema, outbox, claimant, now, lease, max);
        var rows = await runner.ChangeAsync(template, constants, Whose.Relay, cancellationToken).ConfigureAwait(false);

        // A RETURNING has no order of its own.
        var occurred = outbox.Slots.First(s => s.Property == nameof(OutboxEntry.OccurredAt)).Ordinal;
        return [.. rows.OrderBy(r => (Instant)r[occurred]!).ThenBy(r => (Guid)r[EntityDefinition.IdSlot]!)];
    }

    /// <inheritdoc cref="ISearchStore.SearchAsync"/>
    public async ValueTask<IReadOnlyList<SearchMatch>> SearchAsync(SearchQuery query, CancellationToken cancellationToken) =>
        await new IndexSearch(schema, runner, query).RunAsync(cancellationToken).ConfigureAwait(false);

    /// <inheritdoc cref="ISearchStore.RebuildSearchAsync"/>
    public ValueTask<long> RebuildSearchAsync(ICrmStore store, TenantId tenant, IReadOnlyList<EntityDefinition> entities, IProgress<long>? progress, CancellationToken cancellationToken) =>
        new IndexRebuild(schema, store, writer, tenant).RunAsync(entities, progress, cancellationToken);

    /// <summary>The statement of a query, for whoever wants to see it.</summary>
    internal (SqlTemplate Template, Constants Constants) Template(RowQuery query)
    {
        var (shape, constants) = ShapeWriter.Of(query);
        return (schema.Queries.GetOrAdd(shape, static (_, s) => QueryCompiler.Compile(s.schema, s.query, s.constants), (schema, query, constants)), constants);
    }

    internal (SqlTemplate Template, Constants Constants) Template(Source query) => query switch
    {
        RowQuery rows => Template(rows),
        AggregateQuery groups => Template(groups, splitSums: false),
        _ => throw new ArgumentException("Neither rows nor groups.", nameof(query)),
    };

    internal SqlDialect Dialect => schema.Dialect;

    private static StoredVersion Version(object?[] row) => new((Instant)row[0]!, (Instant)row[1]!, (Instant)row[2]!, (Instant)row[3]!, row[4..]);

    private (SqlTemplate Template, Constants Constants) Template(AggregateQuery query, bool splitSums)
    {
        var (shape, constants) = ShapeWriter.Of(query, splitSums);
        return (schema.Queries.GetOrAdd(shape, static (_, s) => AggregateCompiler.Compile(s.schema, s.query, s.constants, s.splitSums), (schema, query, constants, splitSums)), constants);
    }

    private async ValueTask<IReadOnlyList<object?[]>> AggregateAsync(AggregateQuery query, bool splitSums, CancellationToken cancellationToken)
    {
        var (template, constants) = Template(query, splitSums);
        return await runner.RunAsync(template, constants, query.Tenant, cancellationToken).ConfigureAwait(false);
    }
}
