using Crm.Changes;
using Crm.Criteria;
using Crm.Records;
using Crm.Security;
using Crm.Sessions;
using Crm.Storage;
using NodaTime;

namespace Crm.Data;

/// <summary>
/// Keeps the keys of duplicate rules true to a save, and judges it by them: one question by index for all keys that are new. Runs within the save's transaction; a tenant without rules pays nothing.
/// </summary>
internal sealed class DuplicateWriter(CrmSession session, Scope scope, Instant at)
{
    private readonly List<RowWrite> rows = [];
    private readonly Dictionary<Guid, DuplicatePair> pairs = [];

    /// <exception cref="DuplicateException">A rule blocks or warns.</exception>
    public async ValueTask<IReadOnlyList<RowWrite>> RowsAsync(IReadOnlyList<Change> changes, CancellationToken cancellationToken)
    {
        var rules = scope.State.Settings.Duplicates;
        if (rules.Count == 0)
        {
            return [];
        }

        var keyed = changes.Select(c => c.Entity).Distinct().ToDictionary(e => e.Name, e => KeyedRule.Of(e, rules), StringComparer.Ordinal);
        var gained = new List<(Change Change, KeyedRule Rule, Guid Key)>();
        var lost = new HashSet<Guid>();
        foreach (var change in changes)
        {
            foreach (var rule in keyed[change.Entity.Name])
            {
                var (before, after) = (rule.Of(change.Before), rule.Of(change.After));
                if (before == after)
                {
                    continue;
                }

                if (before is not null)
                {
                    lost.Add(change.Id);
                }

                if (after is { } key)
                {
                    gained.Add((change, rule, key));
                }
            }
        }

        var gone = await ForgetAsync(changes, keyed, lost, cancellationToken).ConfigureAwait(false);
        var there = await ThereAsync([.. gained.Select(g => g.Key).Distinct()], KeyedRule.Holders, cancellationToken).ConfigureAwait(false);
        there.RemoveAll(k => gone.Contains(k.Key));
        await TakeAsync(gained, there.ToLookup(k => k.KeyId), cancellationToken).ConfigureAwait(false);
        await ListAsync(cancellationToken).ConfigureAwait(false);
        return rows;
    }

    /// <summary>The rows of a record that has other keys now, or none.</summary>
    private async ValueTask<HashSet<Guid>> ForgetAsync(IReadOnlyList<Change> changes, Dictionary<string, IReadOnlyList<KeyedRule>> keyed, HashSet<Guid> lost, CancellationToken cancellationToken)
    {
        var gone = new HashSet<Guid>();
        var byId = changes.Where(c => lost.Contains(c.Id)).ToLookup(c => c.Id);
        foreach (var row in await ThereAsync(lost, (keys, ids) => CrmSession.IsAmong(keys.Fields["recordId"], ids), cancellationToken).ConfigureAwait(false))
        {
            var kept = byId[row.RecordId].SelectMany(c => keyed[c.Entity.Name].Select(r => r.Of(c.After))).OfType<Guid>();
            if (!kept.Contains(row.KeyId) && gone.Add(row.Key))
            {
                rows.Add(PlainRow.Delete(scope.State.Model["duplicateKey"], row.Key));
            }
        }

        return gone;
    }

    private async ValueTask TakeAsync(List<(Change Change, KeyedRule Rule, Guid Key)> gained, ILookup<Guid, DuplicateKeyRow> there, CancellationToken cancellationToken)
    {
        var seen = await SeenAsync(there.SelectMany(k => k), cancellationToken).ConfigureAwait(false);
        var holders = there.ToDictionary(g => g.Key, g => g.ToList());
        var (blocked, warned) = (new List<DuplicateMatch>(), new List<DuplicateMatch>());
        foreach (var (change, rule, key) in gained)
        {
            var others = holders.TryGetValue(key, out var list) ? list : holders[key] = [];
            var isCommon = others.Count >= KeyedRule.MostHolders;
            foreach (var other in others.Where(o => o.RecordId != change.Id))
            {
                var pair = Pair(change, other, rule.Rule.Name);
                _ = isCommon || pairs.TryAdd(pair.Key, pair);
                if (seen.Contains((other.Entity, other.RecordId)) && MaySee(rule.Rule, change.Entity, other))
                {
                    (rule.Rule.Action switch { DuplicateAction.Block => blocked, DuplicateAction.Warn => warned, _ => null })?.Add(new(rule.Rule.Name, other.Entity, other.RecordId));
                }
            }

            if (others.Exists(o => o.RecordId == change.Id))
            {
                continue;
            }

            var place = KeyedRule.PlaceOf(change.Id, others.Select(o => o.Place));
            var row = new DuplicateKeyRow { Id = new(rule.IdOf(key, change.Id, place)), Rule = rule.Rule.Name, KeyId = key, Entity = change.Entity.Name, RecordId = change.Id, Place = place };
            if (!isCommon)
            {
                others.Add(row);
            }

            seen.Add((row.Entity, row.RecordId));
            rows.Add(PlainRow.Insert(scope.State.Model["duplicateKey"], row));
        }

        Judge(blocked, warned);
    }

    private void Judge(List<DuplicateMatch> blocked, List<DuplicateMatch> warned)
    {
        // A merge and its undoing make one of several, or several of one: no record comes in by them.
        if (session.Alongside is not null)
        {
            return;
        }

        if (blocked.Count > 0)
        {
            throw new DuplicateException(CrmErrors.Duplicate, [.. blocked.Distinct()]);
        }

        if (warned.Count > 0 && !session.KnowsDuplicates)
        {
            throw new DuplicateException(CrmErrors.PossibleDuplicate, [.. warned.Distinct()]);
        }
    }

    /// <summary>That two records have one key tells what stands in its fields: to who may not read them it is not told.</summary>
    private bool MaySee(DuplicateRule rule, EntityDefinition entity, DuplicateKeyRow other) =>
        KeyedRule.MayRead(scope, rule, entity) && scope.State.Model.Find(other.Entity) is { } definition && KeyedRule.MayRead(scope, rule, definition);

    private async ValueTask<HashSet<(string, Guid)>> SeenAsync(IEnumerable<DuplicateKeyRow> holders, CancellationToken cancellationToken)
    {
        var seen = new HashSet<(string, Guid)>();
        foreach (var group in holders.GroupBy(h => h.Entity, h => h.RecordId, StringComparer.Ordinal))
        {
            if (scope.State.Model.Find(group.Key) is { } entity)
            {
                seen.UnionWith((await SeenRecords.AmongAsync(session, scope, entity, [.. group.Distinct()], Right.Read, cancellationToken).ConfigureAwait(false)).Select(id => (entity.Name, id)));
            }
        }

        return seen;
    }

    private DuplicatePair Pair(Change change, DuplicateKeyRow other, string rule)
    {
        var pair = DuplicatePair.Of(change.Entity.Name, change.Id, other.Entity, other.RecordId);
        (pair.Rule, pair.FoundAt) = (rule, at);
        return pair;
    }

    /// <summary>Puts the pairs on the review list that are not there yet, whatever became of those.</summary>
    private async ValueTask ListAsync(CancellationToken cancellationToken)
    {
        var definition = scope.State.Model["duplicatePair"];
        foreach (var chunk in pairs.Values.Chunk(500))
        {
            var known = await session.Store.QueryAsync(
                new RowQuery { Entity = definition, Tenant = scope.Tenant, Restriction = null, Where = CrmSession.IsAmong(definition.Key!, chunk.Select(p => p.Key)), Columns = [new FieldValue([], definition.Key!)] },
                cancellationToken).ConfigureAwait(false);
            rows.AddRange(chunk.Where(p => known.All(k => (Guid)k[0]! != p.Key)).Select(p => PlainRow.Insert(definition, p)));
        }
    }

    private async ValueTask<List<DuplicateKeyRow>> ThereAsync(IReadOnlyCollection<Guid> ids, Func<EntityDefinition, IEnumerable<Guid>, CheckedCriterion> where, CancellationToken cancellationToken)
    {
        var definition = scope.State.Model["duplicateKey"];
        var found = new List<DuplicateKeyRow>();
        foreach (var chunk in ids.Chunk(500))
        {
            var there = await session.Store.QueryAsync(
                new RowQuery { Entity = definition, Tenant = scope.Tenant, Restriction = null, Where = where(definition, chunk) }, cancellationToken).ConfigureAwait(false);
            found.AddRange(there.Select(r => (DuplicateKeyRow)definition.Materialize(r, scope.Tenant)));
        }

        return found;
    }
}
