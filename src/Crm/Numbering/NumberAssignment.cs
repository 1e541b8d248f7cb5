using Crm.Changes;
using Crm.Criteria;
using Crm.Records;
using Crm.Sessions;
using Crm.Storage;
using NodaTime;

namespace Crm.Numbering;

/// <summary>
/// Numbers the new records of a save, within its transaction: a save that is taken back gives its numbers back with it. The counters are held until the commit, so nobody
/// numbers beside it; before anything else is held, and in the order of their ids, so that no two saves wait for each other.
/// </summary>
internal sealed class NumberAssignment(CrmSession session, Scope scope, Instant recorded)
{
    private readonly LocalDate day = recorded.InZone(scope.State.Zone).Date;

    /// <summary>Puts numbers into the changes.</summary>
    /// <returns>The counters to be written with them.</returns>
    /// <exception cref="CrmException">Somebody else gave or changed a number (<c>crm.invalid</c>).</exception>
    public async ValueTask<IReadOnlyList<RowWrite>> RunAsync(IReadOnlyList<Change> changes, CancellationToken cancellationToken)
    {
        var wanted = new SortedDictionary<string, List<Change>>(StringComparer.Ordinal);
        foreach (var change in changes)
        {
            if (change.Entity.Number?.Slot.Ordinal is not { } slot || change.After is not { } row)
            {
                continue;
            }

            if (change.Kind == WriteKind.Update)
            {
                Refuse(change.Changed.Contains(slot));
            }
            else if (change.Entry?.RestoredFrom is null)
            {
                // Of a try before this one there may be a number already; a host's record brings what the host gave it.
                Refuse(change.IsHostWritten && change.After[slot] is not null && !change.IsNumbered);
                row[slot] = null;
                if (scope.State.Numbers.ContainsKey(change.Entity.Name))
                {
                    (wanted.TryGetValue(change.Entity.Name, out var list) ? list : wanted[change.Entity.Name] = []).Add(change);
                }
            }
        }

        return wanted.Count == 0 ? [] : await NumberAsync(wanted, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<IReadOnlyList<RowWrite>> NumberAsync(SortedDictionary<string, List<Change>> wanted, CancellationToken cancellationToken)
    {
        var definition = scope.State.Model["numberCounter"];
        var periods = wanted.Keys.ToDictionary(e => e, e => scope.State.Numbers[e].Period(day), StringComparer.Ordinal);
        var counters = await HoldAsync(definition, [.. periods.Select(p => NumberCounter.IdOf(p.Key, p.Value).Value)], cancellationToken).ConfigureAwait(false);
        var rows = new List<RowWrite>(wanted.Count);
        foreach (var (entity, changes) in wanted)
        {
            var id = NumberCounter.IdOf(entity, periods[entity]);
            var isFirst = !counters.TryGetValue(id.Value, out var counter);
            counter ??= new NumberCounter { Id = id, Entity = entity, Period = periods[entity] };
            foreach (var change in changes)
            {
                Give(change, scope.State.Numbers[entity].Write(++counter.Last, day));
            }

            rows.Add(isFirst ? PlainRow.Insert(definition, counter) : PlainRow.Update(definition, counter, nameof(NumberCounter.Last)));
        }

        return rows;
    }

    /// <summary>
    /// The counters, held. A period's first counter is made by one at a time: whoever holds the tenant's configuration. That is never asked for by who holds a counter of several,
    /// so nobody waits in a circle.
    /// </summary>
    private async ValueTask<Dictionary<Guid, NumberCounter>> HoldAsync(EntityDefinition definition, IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        var found = await FindAsync(definition, ids, ids.Count == 1 ? RowHold.Exclusive : RowHold.None, cancellationToken).ConfigureAwait(false);
        if (ids.Count == 1 && found.Count == 1)
        {
            return found;
        }

        if (found.Count < ids.Count)
        {
            var configuration = scope.State.Model["configuration"];
            await session.Store.QueryAsync(Ask(configuration, [TenantCache.ConfigurationId(scope.Tenant).Value], RowHold.Exclusive), cancellationToken).ConfigureAwait(false);
        }

        return await FindAsync(definition, ids, RowHold.Exclusive, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<Dictionary<Guid, NumberCounter>> FindAsync(EntityDefinition definition, IReadOnlyList<Guid> ids, RowHold hold, CancellationToken cancellationToken)
    {
        var rows = await session.Store.QueryAsync(Ask(definition, ids, hold), cancellationToken).ConfigureAwait(false);
        return rows.Select(r => (NumberCounter)definition.Materialize(r, scope.Tenant)).ToDictionary(c => c.Key);
    }

    private RowQuery Ask(EntityDefinition definition, IReadOnlyList<Guid> ids, RowHold hold) => new()
    {
        Entity = definition,
        Tenant = scope.Tenant,
        Restriction = null,
        Where = CrmSession.IsAmong(definition.Key!, ids),
        Hold = hold,
    };

    private static void Give(Change change, string number)
    {
        var slot = change.Entity.Number!.Slot.Ordinal;
        change.IsNumbered = true;
        change.After![slot] = number;
        foreach (var version in change.History)
        {
            version.Row[slot] = number;
        }
    }

    private static void Refuse(bool isGiven)
    {
        if (isGiven)
        {
            throw CrmException.Invalid("number", "maintained", "Numbers are given by the CRM alone.");
        }
    }
}
