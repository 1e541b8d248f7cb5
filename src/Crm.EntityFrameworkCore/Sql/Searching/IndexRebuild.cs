using Crm.EntityFrameworkCore.Objects;
using Crm.EntityFrameworkCore.Sql.Writing;
using Crm.Records;
using Crm.Search;
using Crm.Storage;
using NodaTime;

namespace Crm.EntityFrameworkCore.Sql.Searching;

/// <summary>Makes a tenant's index anew: page by page, each in a transaction that holds its records, then takes away what no record has.</summary>
internal sealed class IndexRebuild(SqlSchema schema, ICrmStore store, BatchWriter writer, TenantId tenant)
{
    private const int PageSize = 500;

    public async ValueTask<long> RunAsync(IReadOnlyList<EntityDefinition> entities, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var tables = schema.Search ?? throw new CrmException(CrmErrors.Configuration, "The model holds no index for the quick search.");
        var done = 0L;
        foreach (var entity in entities)
        {
            Guid? last = null;
            do
            {
                var after = last;
                (last, var count) = await store.InTransactionAsync(token => PageAsync(entity, after, token), cancellationToken).ConfigureAwait(false);
                done += count;
                progress?.Report(done);
            }
            while (last is not null);
        }

        await store.InTransactionAsync(
            async token =>
            {
                await writer.RunAsync(Leftovers(tables, entities), tenant, token).ConfigureAwait(false);
                return true;
            },
            cancellationToken).ConfigureAwait(false);
        return done;
    }

    private async ValueTask<(Guid? Last, int Count)> PageAsync(EntityDefinition entity, Guid? after, CancellationToken cancellationToken)
    {
        var rows = await store.QueryAsync(
            new RowQuery { Entity = entity, Tenant = tenant, Restriction = null, After = after is null ? null : [after.Value], Limit = PageSize, Hold = RowHold.Exclusive },
            cancellationToken).ConfigureAwait(false);
        var batch = new WriteBatch(tenant, default(Instant), [.. rows.Select(r => new RowWrite
        {
            Entity = entity,
            Kind = WriteKind.Update,
            Id = (Guid)r[EntityDefinition.IdSlot]!,
            Row = r,
            Changed = [.. entity.Slots.Select(s => s.Ordinal)],
        })]);
        await writer.RunAsync(new IndexPlan(schema, batch).Statements(), tenant, cancellationToken).ConfigureAwait(false);
        return (rows.Count < PageSize ? null : (Guid)rows[^1][EntityDefinition.IdSlot]!, rows.Count);
    }

    private IEnumerable<Statement> Leftovers(SearchTables tables, IReadOnlyList<EntityDefinition> entities)
    {
        var whose = schema.Dialect.Placeholder(0);
        var names = string.Join(", ", entities.Select(e => ObjectLog.Text(e.Name)).Append("''"));
        yield return Make($"DELETE FROM {tables.Postings} WHERE {tables.Tenant} = {whose} AND {tables.Entity} NOT IN ({names})");
        foreach (var entity in entities)
        {
            var table = schema[entity];
            var fields = string.Join(", ", entity.SearchFields.Select(f => ObjectLog.Text(f.Name)));
            yield return Make($"DELETE FROM {tables.Postings} AS p WHERE p.{tables.Tenant} = {whose} AND p.{tables.Entity} = {ObjectLog.Text(entity.Name)} AND (p.{tables.Field} NOT IN ({fields}) "
                + $"OR NOT EXISTS (SELECT 1 FROM {table.Live} AS r WHERE r.{table.Tenant} = p.{tables.Tenant} AND r.{table.Id} = p.{tables.Record}))");
        }

        // Nobody may be about to use a word that is taken away: whoever writes one waits, and those who have are waited for.
        if (schema.Dialect.LockForDeletion(tables.Words) is { } wait)
        {
            yield return new(schema.Indexing.GetOrAdd(wait, static (text, _) => new(text, [], []), 0), []);
        }

        yield return Make($"DELETE FROM {tables.Words} AS w WHERE w.{tables.WordsTenant} = {whose} AND NOT EXISTS (SELECT 1 FROM {tables.Postings} AS p "
            + $"WHERE p.{tables.Tenant} = w.{tables.WordsTenant} AND p.{tables.Entity} IN ({names}) AND p.{tables.Word} = w.{tables.WordsWord})");
    }

    private Statement Make(string sql) =>
        new(schema.Indexing.GetOrAdd(sql, static (text, _) => new(text, [new(ParameterSource.Value, 0, Repr.Text)], []), 0), [schema.Dialect.ToDatabase(tenant.Value, Repr.Text)]);
}
