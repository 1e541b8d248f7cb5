using System.Text.Json;
using Crm.Changes;
using Crm.Criteria;
using Crm.Matching;
using Crm.Matching.Records;
using Crm.Records;
using Crm.Sessions;
using Crm.Storage;

namespace Crm.Data;

/// <summary>One sweep: reads the records one after the other, has them compared, and lists the pairs.</summary>
internal sealed class SweepRun(CrmSession session, string entity)
{
    private const int Chunk = 500;

    public async ValueTask<SweepReport> RunAsync(MatchOptions? options, IProgress<MatchProgress>? progress, CancellationToken cancellationToken)
    {
        var scope = await session.ScopeAsync(cancellationToken).ConfigureAwait(false);
        var definition = scope.State.Model[entity];
        FieldDefinition[] fields = [.. definition.AllFields.Where(f => IsCompared(definition, f))];
        var (ids, table) = await ReadAsync(scope, definition, fields, cancellationToken).ConfigureAwait(false);
        if (ids.Count < 2)
        {
            return new(ids.Count, 0, 0, options?.Threshold ?? 0);
        }

        var result = RecordMatcher.Deduplicate(table, options, progress, cancellationToken);
        var links = result.Links.Where(l => l.Probability >= result.Threshold).ToList();
        var added = 0;
        foreach (var chunk in links.Chunk(Chunk))
        {
            DuplicatePair[] pairs = [.. chunk.Select(l => Pair(result, l, ids))];
            added += await ListAsync(scope, pairs, cancellationToken).ConfigureAwait(false);
        }

        return new(ids.Count, links.Count, added, result.Threshold);
    }

    /// <summary>What tells people and organisations apart: texts and days, but not what the CRM gives or keeps.</summary>
    private static bool IsCompared(EntityDefinition entity, FieldDefinition field) =>
        field.Kind is ValueKind.Text or ValueKind.Date && !field.IsSystem && !field.IsMaintained && field.Choices.IsEmpty
        && field.Name is not ("externalId" or "preferredChannel" or "language") && !field.Name.Contains('.', StringComparison.Ordinal) && entity.Number != field;

    private async ValueTask<(List<Guid> Ids, RecordTable Table)> ReadAsync(Scope scope, EntityDefinition definition, FieldDefinition[] fields, CancellationToken cancellationToken)
    {
        var ids = new List<Guid>();
        var columns = Array.ConvertAll(fields, _ => new List<string?>());
        var query = new RowQuery
        {
            Entity = definition,
            Tenant = scope.Tenant,
            Restriction = null,
            Columns = [new FieldValue([], definition.Key!), .. fields.Select(f => (CheckedValue)new FieldValue([], f))],
            Order = [new(new FieldValue([], definition.Key!), false)],
        };
        await foreach (var row in session.Store.StreamAsync(query, cancellationToken).ConfigureAwait(false))
        {
            ids.Add((Guid)row[0]!);
            for (var i = 0; i < fields.Length; i++)
            {
                columns[i].Add(row[i + 1] is { } value ? ExportText.Of(value) : null);
            }
        }

        return (ids, new RecordTable(fields.Select((f, i) => (f.Name, columns[i].ToArray()))));
    }

    private DuplicatePair Pair(MatchResult result, RecordLink link, List<Guid> ids)
    {
        var pair = DuplicatePair.Of(entity, ids[link.Left], entity, ids[link.Right]);
        pair.Probability = decimal.Round((decimal)link.Probability, 4);
        pair.FoundAt = session.Services.Clock.Now();

        // Without the values: they stand in the records, for who may see them.
        pair.Reasons = JsonSerializer.Serialize(result.Explain(link.Left, link.Right).Fields.Select(f => new DuplicateReason(f.Field, f.Meaning, Math.Round(f.Weight, 2))), CrmJson.Options);
        return pair;
    }

    private ValueTask<int> ListAsync(Scope scope, DuplicatePair[] pairs, CancellationToken cancellationToken) => session.Store.InTransactionAsync(
        async token =>
        {
            var definition = scope.State.Model["duplicatePair"];
            var known = await session.Store.QueryAsync(
                new RowQuery { Entity = definition, Tenant = scope.Tenant, Restriction = null, Where = CrmSession.IsAmong(definition.Key!, pairs.Select(p => p.Key)), Columns = [new FieldValue([], definition.Key!)] }, token).ConfigureAwait(false);
            RowWrite[] rows = [.. pairs.ExceptBy(known.Select(k => (Guid)k[0]!), p => p.Key).Select(p => PlainRow.Insert(definition, p))];
            if (rows.Length > 0)
            {
                await session.Store.WriteAsync(new WriteBatch(scope.Tenant, session.Services.Clock.Now(), rows), token).ConfigureAwait(false);
            }

            return rows.Length;
        },
        cancellationToken);
}
