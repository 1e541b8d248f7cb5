using Crm.Records;
using Crm.Security;
using Crm.Sessions;
using Crm.Storage;

namespace Crm.Data;

/// <summary>Finds by their keys the records that are like one.</summary>
internal static class DuplicateSearch
{
    public static async ValueTask<IReadOnlyList<DuplicateMatch>> RunAsync(CrmSession session, Scope scope, EntityDefinition entity, object?[] row, CancellationToken cancellationToken)
    {
        var id = MergeScene.IdOf(row);
        var rules = KeyedRule.Of(entity, scope.State.Settings.Duplicates).Where(r => KeyedRule.MayRead(scope, r.Rule, entity));
        var keys = rules.Select(r => (r.Rule, Key: r.Of(row))).Where(k => k.Key is not null).ToDictionary(k => k.Key!.Value, k => k.Rule);
        if (keys.Count == 0)
        {
            return [];
        }

        var definition = scope.State.Model["duplicateKey"];
        var there = await session.Store.QueryAsync(
            new RowQuery { Entity = definition, Tenant = scope.Tenant, Restriction = null, Where = KeyedRule.Holders(definition, keys.Keys) }, cancellationToken).ConfigureAwait(false);
        var found = new List<DuplicateMatch>();
        foreach (var group in there.Select(r => (DuplicateKeyRow)definition.Materialize(r, scope.Tenant)).Where(k => k.RecordId != id).GroupBy(k => k.Entity, StringComparer.Ordinal))
        {
            if (scope.State.Model.Find(group.Key) is { } other)
            {
                var seen = await SeenRecords.AmongAsync(session, scope, other, [.. group.Select(g => g.RecordId).Distinct()], Right.Read, cancellationToken).ConfigureAwait(false);
                found.AddRange(group.Where(g => seen.Contains(g.RecordId) && KeyedRule.MayRead(scope, keys[g.KeyId], other)).Select(g => new DuplicateMatch(g.Rule, g.Entity, g.RecordId)));
            }
        }

        return [.. found.OrderBy(m => m.Rule, StringComparer.Ordinal).ThenBy(m => m.Entity, StringComparer.Ordinal).ThenBy(m => m.Id)];
    }
}
