using Crm.Changes;
using Crm.Criteria;
using Crm.Records;
using Crm.Sessions;
using Crm.Storage;

namespace Crm.Data;

/// <summary>Brings the keys of all records to what the rules say, a part at a time: what is right stays.</summary>
internal sealed class KeyRebuild(CrmSession session)
{
    private const int Chunk = 500;
    private long written;
    private long done;

    public async ValueTask<long> RunAsync(IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var scope = await session.ScopeAsync(cancellationToken).ConfigureAwait(false);
        var rules = scope.State.Settings.Duplicates;
        foreach (var entity in scope.State.Model.Entities.Where(e => !e.IsPlain).OrderBy(e => e.Name, StringComparer.Ordinal))
        {
            IReadOnlyList<KeyedRule> keyed = KeyedRule.Of(entity, rules);
            Guid? last = null;
            while (keyed.Count > 0)
            {
                var ids = await session.Store.InTransactionAsync(token => RecordsAsync(scope, entity, keyed, last, token), cancellationToken).ConfigureAwait(false);
                done += ids.Count;
                progress?.Report(done);
                if (ids.Count < Chunk)
                {
                    break;
                }

                last = ids[^1];
            }
        }

        await ForgetAsync(scope, rules, cancellationToken).ConfigureAwait(false);
        return written;
    }

    private async ValueTask<IReadOnlyList<Guid>> RecordsAsync(Scope scope, EntityDefinition entity, IReadOnlyList<KeyedRule> rules, Guid? after, CancellationToken cancellationToken)
    {
        var rows = await session.Store.QueryAsync(
            new RowQuery
            {
                Entity = entity,
                Tenant = scope.Tenant,
                Restriction = null,
                Order = [new(new FieldValue([], entity.Key!), false)],
                IsTotal = true,
                After = after is { } last ? [last] : null,
                Limit = Chunk,
                Hold = RowHold.Share,
            },
            cancellationToken).ConfigureAwait(false);
        var wanted = rows.SelectMany(r => rules.Select(k => (Rule: k, Id: MergeScene.IdOf(r), Key: k.Of(r)))).Where(w => w.Key is not null).Select(w => (w.Rule, w.Id, Key: w.Key!.Value)).ToList();
        var there = await ThereAsync(scope, [.. rows.Select(MergeScene.IdOf)], (keys, ids) => CrmSession.IsAmong(keys.Fields["recordId"], ids), cancellationToken).ConfigureAwait(false);
        var sharing = await ThereAsync(scope, [.. wanted.Select(w => w.Key).Distinct()], KeyedRule.Holders, cancellationToken).ConfigureAwait(false);
        var definition = scope.State.Model["duplicateKey"];
        var right = wanted.Select(w => (w.Id, w.Key)).ToHashSet();
        var writes = there.Where(t => !right.Contains((t.RecordId, t.KeyId))).Select(t => PlainRow.Delete(definition, t.Key)).ToList();
        var holders = sharing.GroupBy(s => s.KeyId).ToDictionary(g => g.Key, g => g.Select(s => s.Place).ToList());
        var held = there.Select(t => (t.RecordId, t.KeyId)).ToHashSet();
        foreach (var (rule, id, key) in wanted)
        {
            if (!held.Add((id, key)))
            {
                continue;
            }

            var taken = holders.TryGetValue(key, out var list) ? list : holders[key] = [];
            var place = KeyedRule.PlaceOf(id, taken);
            taken.Add(place);
            writes.Add(PlainRow.Insert(definition, new DuplicateKeyRow { Id = new(rule.IdOf(key, id, place)), Rule = rule.Rule.Name, KeyId = key, Entity = entity.Name, RecordId = id, Place = place }));
        }

        await WriteAsync(scope, writes, cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(MergeScene.IdOf)];
    }

    /// <summary>The keys of rules that are no more.</summary>
    private async ValueTask ForgetAsync(Scope scope, IReadOnlyList<DuplicateRule> rules, CancellationToken cancellationToken)
    {
        var definition = scope.State.Model["duplicateKey"];
        var rule = new FieldValue([], definition.Fields["rule"]);
        CheckedCriterion? gone = rules.Count == 0 ? null : new CheckedNot(new CheckedMembership(rule, rules.Select(r => (object)r.Name).ToSequence()));
        while (true)
        {
            var stale = await session.Store.InTransactionAsync(
                async token =>
                {
                    var rows = await session.Store.QueryAsync(
                        new RowQuery { Entity = definition, Tenant = scope.Tenant, Restriction = null, Where = gone, Columns = [new FieldValue([], definition.Key!)], Limit = Chunk }, token).ConfigureAwait(false);
                    await WriteAsync(scope, [.. rows.Select(r => PlainRow.Delete(definition, (Guid)r[0]!))], token).ConfigureAwait(false);
                    return rows.Count;
                },
                cancellationToken).ConfigureAwait(false);
            if (stale < Chunk)
            {
                return;
            }
        }
    }

    private async ValueTask WriteAsync(Scope scope, List<RowWrite> writes, CancellationToken cancellationToken)
    {
        if (writes.Count > 0)
        {
            await session.Store.WriteAsync(new WriteBatch(scope.Tenant, session.Services.Clock.Now(), writes), cancellationToken).ConfigureAwait(false);
            written += writes.Count;
        }
    }

    private async ValueTask<List<DuplicateKeyRow>> ThereAsync(Scope scope, IReadOnlyCollection<Guid> ids, Func<EntityDefinition, IEnumerable<Guid>, CheckedCriterion> where, CancellationToken cancellationToken)
    {
        var definition = scope.State.Model["duplicateKey"];
        var found = new List<DuplicateKeyRow>();
        foreach (var chunk in ids.Chunk(Chunk))
        {
            var rows = await session.Store.QueryAsync(
                new RowQuery { Entity = definition, Tenant = scope.Tenant, Restriction = null, Where = where(definition, chunk) }, cancellationToken).ConfigureAwait(false);
            found.AddRange(rows.Select(r => (DuplicateKeyRow)definition.Materialize(r, scope.Tenant)));
        }

        return found;
    }
}
