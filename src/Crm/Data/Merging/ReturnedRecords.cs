using Crm.Criteria;
using Crm.Records;
using Crm.Sessions;
using Crm.Storage;

namespace Crm.Data;

/// <summary>Brings back the records that went in a merge, with their ids and values. What they referred to may have been merged or deleted meanwhile.</summary>
internal sealed class ReturnedRecords(CrmSession session, Scope scope, Merge merge, ICollection<MergeConflict> conflicts)
{
    private readonly Dictionary<(string, Guid), Guid?> known = [];

    /// <param name="rows">What went.</param>
    /// <param name="losers">Those of them that were merged; the others went along.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async ValueTask RunAsync(IReadOnlyList<MergedRow> rows, IReadOnlySet<Guid> losers, CancellationToken cancellationToken)
    {
        foreach (var row in rows)
        {
            known[(row.Entity, row.Id)] = row.Id;
        }

        await AskAsync(rows, cancellationToken).ConfigureAwait(false);
        foreach (var row in rows.OrderByDescending(r => losers.Contains(r.Id)))
        {
            var entity = scope.State.Model[row.Entity];
            if (!await FindReferencesAsync(entity, row, losers.Contains(row.Id), cancellationToken).ConfigureAwait(false))
            {
                known.Remove((row.Entity, row.Id));
                conflicts.Add(new(row.Entity, row.Id, null, null, null));
                continue;
            }

            session.Tracker.Put(new Tracked(entity, entity.Materialize(row.Before!, scope.Tenant), null) { RestoredFrom = new(merge.At), IsConsequence = !losers.Contains(row.Id) });
        }
    }

    /// <returns>Whether it can come back.</returns>
    private async ValueTask<bool> FindReferencesAsync(EntityDefinition entity, MergedRow row, bool isLoser, CancellationToken cancellationToken)
    {
        foreach (var reference in entity.References)
        {
            if (reference.ForeignKey.Read(row.Before!) is not Guid target)
            {
                continue;
            }

            var found = await FindAsync(reference.Target, target, cancellationToken).ConfigureAwait(false);
            if (found == target)
            {
                continue;
            }

            if (found is null && (reference.ForeignKey.Slot is { IsRequired: true, Kind: SlotKind.Id } || reference.ForeignKey.Custom is { Required: true } || entity.Parents.Contains(reference)))
            {
                return isLoser ? throw new CrmException(CrmErrors.Restricted, $"The {entity.Name} cannot come back: the {reference.Name} that it needs is gone.") : false;
            }

            MergeScene.Write(reference.ForeignKey, row.Before!, found);
            if (found is null)
            {
                conflicts.Add(new(entity.Name, row.Id, reference.Name, target, null));
            }
        }

        return true;
    }

    /// <summary>Asks at once for all that is referred to.</summary>
    private async ValueTask AskAsync(IReadOnlyList<MergedRow> rows, CancellationToken cancellationToken)
    {
        var wanted = rows.SelectMany(r => scope.State.Model[r.Entity].References.Select(f => (f.Target, Id: f.ForeignKey.Read(r.Before!) as Guid?)))
            .Where(w => w.Id is { } id && !known.ContainsKey((w.Target, id))).Distinct().GroupBy(w => w.Target, w => w.Id!.Value, StringComparer.Ordinal);
        foreach (var group in wanted)
        {
            var entity = scope.State.Model[group.Key];
            foreach (var chunk in group.Chunk(500))
            {
                var there = await session.Store.QueryAsync(
                    new RowQuery { Entity = entity, Tenant = scope.Tenant, Restriction = null, Where = CrmSession.IsAmong(entity.Key!, chunk), Columns = [new FieldValue([], entity.Key!)], Hold = RowHold.Share },
                    cancellationToken).ConfigureAwait(false);
                foreach (var found in there)
                {
                    known[(group.Key, (Guid)found[0]!)] = (Guid)found[0]!;
                }
            }
        }
    }

    /// <summary>The record, or the one it was merged into since; null: it is gone.</summary>
    private async ValueTask<Guid?> FindAsync(string target, Guid id, CancellationToken cancellationToken)
    {
        if (!known.TryGetValue((target, id), out var found))
        {
            known[(target, id)] = found = await Redirects.FollowAsync(session, scope, scope.State.Model[target], id, cancellationToken).ConfigureAwait(false);
        }

        return found;
    }
}
