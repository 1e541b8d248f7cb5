using Crm.Contacts;
using Crm.Records;
using Crm.Sessions;
using Crm.Storage;

namespace Crm.Data;

/// <summary>Makes the changes that take a merge back, in a session, and notes what was changed since and stays.</summary>
internal sealed class Reversal(CrmSession session, Scope scope, Merge merge, IReadOnlyList<MergedRow> rows)
{
    private readonly List<MergeConflict> conflicts = [];
    private readonly HashSet<Guid> losers = [.. merge.LoserIds];
    private Dictionary<(string, Guid), object?[]> stored = [];

    public IReadOnlyList<MergeConflict> Conflicts => conflicts;

    /// <exception cref="CrmException">A record cannot come back, as something it needs is gone (<c>crm.restricted</c>).</exception>
    public async ValueTask RunAsync(Tracked survivor, CancellationToken cancellationToken)
    {
        stored = await StoredAsync(cancellationToken).ConfigureAwait(false);

        // The survivor first: unique values that it gives up are free when a loser takes them again.
        foreach (var row in rows.Where(r => r.Kind == WriteKind.Update).OrderByDescending(r => r.Id == merge.SurvivorId))
        {
            Revert(row, survivor);
        }

        foreach (var row in rows.Where(r => r.Kind == WriteKind.Insert))
        {
            TakeAway(row);
        }

        await new ReturnedRecords(session, scope, merge, conflicts).RunAsync([.. rows.Where(r => r.Kind == WriteKind.Delete && IsAbsent(r))], losers, cancellationToken).ConfigureAwait(false);
        await SettlePrimaryAsync(cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<Dictionary<(string, Guid), object?[]>> StoredAsync(CancellationToken cancellationToken)
    {
        var found = new Dictionary<(string, Guid), object?[]>();
        foreach (var group in rows.GroupBy(r => r.Entity, StringComparer.Ordinal))
        {
            var entity = scope.State.Model[group.Key];
            foreach (var chunk in group.Select(r => r.Id).Chunk(500))
            {
                var there = await session.Store.QueryAsync(
                    new RowQuery { Entity = entity, Tenant = scope.Tenant, Restriction = null, Where = CrmSession.IsAmong(entity.Key!, chunk) }, cancellationToken).ConfigureAwait(false);
                foreach (var row in there)
                {
                    found[(entity.Name, MergeScene.IdOf(row))] = row;
                }
            }
        }

        return found;
    }

    private void Revert(MergedRow row, Tracked survivor)
    {
        var entity = scope.State.Model[row.Entity];
        if (!stored.TryGetValue((row.Entity, row.Id), out var now))
        {
            conflicts.Add(new(row.Entity, row.Id, null, row.Id, null));
            return;
        }

        var isSurvivor = entity == survivor.Entity && row.Id == survivor.Record.Key;
        var entry = isSurvivor ? survivor : session.Tracker.Track(entity, now, scope.Tenant);
        var back = FieldReversal.Of(entity, scope.State.Settings, row, now, conflicts);
        if (isSurvivor)
        {
            back.ForEach(b => MergeScene.Write(b.Field, entry.Record, b.Value));
            entry.Given = [.. back.Where(b => b.Field.Custom?.Consent is not null).Select(b => b.Field.Name)];
        }
        else if (back.Count > 0)
        {
            entry.GoAlong(() => back.ForEach(b => MergeScene.Write(b.Field, entry.Record, b.Value)));
        }
    }

    /// <summary>What the merge made goes, unless somebody has changed it.</summary>
    private void TakeAway(MergedRow row)
    {
        if (!stored.TryGetValue((row.Entity, row.Id), out var now))
        {
            return;
        }

        var entity = scope.State.Model[row.Entity];
        if (RowDiff.Changed(entity, row.After!, now).Count > 0)
        {
            conflicts.Add(new(row.Entity, row.Id, null, row.Id, row.Id));
            return;
        }

        session.Tracker.Track(entity, now, scope.Tenant).GoForGood();
    }

    private bool IsAbsent(MergedRow row)
    {
        var isThere = stored.ContainsKey((row.Entity, row.Id));
        if (isThere)
        {
            conflicts.Add(new(row.Entity, row.Id, null, null, row.Id));
        }

        return !isThere;
    }

    /// <summary>Where the survivor has got another primary address since, that one stays it.</summary>
    private async ValueTask SettlePrimaryAsync(CancellationToken cancellationToken)
    {
        var again = session.Tracker.Entries.Where(e => !e.IsDeleted && e.Record is IContactPoint { IsPrimary: true } && IsOf(e.Record, merge.SurvivorId)
            && e.Before?[SlotOf(e)] is false).ToList();
        foreach (var group in again.GroupBy(e => e.Entity))
        {
            var parent = group.Key.Parents.First(p => p.Target == merge.Entity).ForeignKey;
            var there = await session.Store.QueryAsync(
                new RowQuery { Entity = group.Key, Tenant = scope.Tenant, Restriction = null, Where = CrmSession.IsAmong(parent, [merge.SurvivorId]) }, cancellationToken).ConfigureAwait(false);
            var others = there.Select(r => session.Tracker.Track(group.Key, r, scope.Tenant)).Where(e => !e.IsDeleted && IsOf(e.Record, merge.SurvivorId) && ((IContactPoint)e.Record).IsPrimary && !group.Contains(e)).ToList();
            foreach (var entry in group.Where(_ => others.Count > 0))
            {
                entry.GoAlong(() => ((IContactPoint)entry.Record).IsPrimary = false);
                conflicts.Add(new(group.Key.Name, others[0].Record.Key, "isPrimary", false, true));
            }
        }

        static int SlotOf(Tracked entry) => entry.Entity.Slots.First(s => s.Property == nameof(IContactPoint.IsPrimary)).Ordinal;
        static bool IsOf(Record record, Guid owner) => record is IContactPoint point && (point.AccountId?.Value == owner || point.ContactId?.Value == owner);
    }
}
