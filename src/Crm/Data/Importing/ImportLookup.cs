using Crm.Criteria;
using Crm.Records;
using Crm.Security;
using Crm.Sessions;
using Crm.Storage;

namespace Crm.Data;

/// <summary>Finds what the rows of a batch speak of, with one query for each 500: never what whoever acts may not see.</summary>
internal sealed class ImportLookup(CrmSession session, Scope scope)
{
    private const int AtOnce = 500;

    /// <summary>The stored rows that hold one of these values in a field, by what the value compares by. An id that went in a merge finds the record it went into.</summary>
    public async ValueTask<ILookup<string, object?[]>> RowsAsync(EntityDefinition entity, FieldDefinition field, IEnumerable<object> values, CancellationToken cancellationToken)
    {
        List<object> asked = [.. values.DistinctBy(v => ImportValue.KeyOf(field, v), StringComparer.Ordinal)];
        var found = await StoredAsync(entity, field, asked.Select(v => v is string text && field.TextRule == TextRule.Folded ? TextRules.Key(text) : v), cancellationToken).ConfigureAwait(false);
        if (field != entity.Key || !MergeScene.IsMergeable(entity))
        {
            return found.ToLookup(r => ImportValue.KeyOf(field, field.Read(r)!), StringComparer.Ordinal);
        }

        var byId = found.ToDictionary(MergeScene.IdOf);
        var merged = await Redirects.FollowAsync(session, scope, entity, [.. asked.Cast<Guid>().Where(id => !byId.ContainsKey(id))], cancellationToken).ConfigureAwait(false);
        foreach (var row in await StoredAsync(entity, field, merged.Values.Distinct().Where(id => !byId.ContainsKey(id)).Cast<object>(), cancellationToken).ConfigureAwait(false))
        {
            byId[MergeScene.IdOf(row)] = row;
        }

        return asked.Cast<Guid>().Select(id => (Id: id, Row: byId.GetValueOrDefault(merged.GetValueOrDefault(id, id)))).Where(r => r.Row is not null)
            .ToLookup(r => ImportValue.KeyOf(field, r.Id), r => r.Row!, StringComparer.Ordinal);
    }

    /// <summary>The records of ids in a system, of those that may be seen.</summary>
    public async ValueTask<ILookup<string, object?[]>> RowsAsync(EntityDefinition entity, string system, IEnumerable<string> values, CancellationToken cancellationToken)
    {
        var ids = await ExternalIds.FindAsync(session, scope, entity, system, values.Where(TextRules.IsStorable).Distinct(StringComparer.Ordinal), cancellationToken).ConfigureAwait(false);
        var rows = await RowsAsync(entity, (FieldDefinition)entity.Key!, ids.Values.Select(v => (object)v), cancellationToken).ConfigureAwait(false);
        return ids.SelectMany(i => rows[i.Value.ToString("N")].Select(row => (i.Key, Row: row))).ToLookup(i => i.Key, i => i.Row, StringComparer.Ordinal);
    }

    private async ValueTask<List<object?[]>> StoredAsync(EntityDefinition entity, FieldDefinition field, IEnumerable<object> values, CancellationToken cancellationToken)
    {
        var found = new List<object?[]>();
        foreach (var chunk in values.Where(v => v is not string text || TextRules.IsStorable(text)).Chunk(AtOnce))
        {
            found.AddRange(await session.Store.QueryAsync(
                new RowQuery
                {
                    Entity = entity,
                    Tenant = scope.Tenant,
                    Restriction = scope.Policy.For(entity, Right.Read),
                    Where = new CheckedMembership(new FieldValue([], field), chunk.ToSequence()),
                },
                cancellationToken).ConfigureAwait(false));
        }

        return found;
    }
}
