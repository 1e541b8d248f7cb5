using Crm.Criteria;
using Crm.Records;
using Crm.Sessions;
using Crm.Storage;
using NodaTime;

namespace Crm.Activities;

/// <summary>
/// Where activities belong: on the timelines of the account, contact and deal they are about, of the contacts that take part, and of the accounts of these contacts and deals.
/// Reads what is stored with the changes of the save under way laid over it.
/// </summary>
internal sealed class TimelinePlaces(CrmSession session, Scope scope, IReadOnlyList<Change> changes)
{
    private const int Chunk = 500;
    private readonly ILookup<string, Change> changed = changes.ToLookup(c => c.Entity.Name, StringComparer.Ordinal);

    public async ValueTask<IReadOnlyDictionary<Id<TimelineEntry>, TimelineEntry>> OfAsync(IReadOnlyCollection<Guid> ids, IReadOnlySet<Guid> isNew, CancellationToken cancellationToken)
    {
        var activities = await RowsAsync("activity", "id", ids, isNew, ["id", "at", "account", "contact", "deal", "kind"], cancellationToken).ConfigureAwait(false);
        var participants = await RowsAsync("participant", "activity", ids, isNew, ["id", "activity", "contact"], cancellationToken).ConfigureAwait(false);
        var taking = participants.Where(p => p[1] is Guid && p[2] is Guid).ToLookup(p => (Guid)p[1]!, p => (Guid)p[2]!);
        var contacts = await AccountsAsync("contact", activities.Select(a => a[3]).OfType<Guid>().Concat(taking.SelectMany(t => t)), cancellationToken).ConfigureAwait(false);
        var deals = await AccountsAsync("deal", activities.Select(a => a[4]).OfType<Guid>(), cancellationToken).ConfigureAwait(false);
        var places = new Dictionary<Id<TimelineEntry>, TimelineEntry>();
        foreach (var row in activities)
        {
            var id = (Guid)row[0]!;
            foreach (var record in Records(row, taking[id], contacts, deals).Distinct())
            {
                var entry = new TimelineEntry { Id = TimelineWriter.IdOf(id, record), RecordId = record, At = (Instant)row[1]!, ActivityId = new(id), Kind = (string)row[5]! };
                places.TryAdd(entry.Id, entry);
            }
        }

        return places;
    }

    private static IEnumerable<Guid> Records(object?[] activity, IEnumerable<Guid> taking, Dictionary<Guid, Guid> contacts, Dictionary<Guid, Guid> deals)
    {
        if (activity[2] is Guid account)
        {
            yield return account;
        }

        foreach (var contact in taking.Concat(activity[3] is Guid about ? [about] : Array.Empty<Guid>()))
        {
            yield return contact;
            if (contacts.TryGetValue(contact, out var employer))
            {
                yield return employer;
            }
        }

        if (activity[4] is Guid deal)
        {
            yield return deal;
            if (deals.TryGetValue(deal, out var customer))
            {
                yield return customer;
            }
        }
    }

    private async ValueTask<Dictionary<Guid, Guid>> AccountsAsync(string entity, IEnumerable<Guid> ids, CancellationToken cancellationToken)
    {
        var rows = await RowsAsync(entity, "id", [.. ids.Distinct()], new HashSet<Guid>(), ["id", "account"], cancellationToken).ConfigureAwait(false);
        return rows.Where(r => r[1] is Guid).ToDictionary(r => (Guid)r[0]!, r => (Guid)r[1]!);
    }

    /// <summary>Some fields of the records whose field is among the ids, as they will stand after the save. Those that hang on new records only are not asked for.</summary>
    private async ValueTask<List<object?[]>> RowsAsync(string entity, string by, IReadOnlyCollection<Guid> ids, IReadOnlySet<Guid> isNew, string[] names, CancellationToken cancellationToken)
    {
        var definition = scope.State.Model[entity];
        var fields = Array.ConvertAll(names, n => Field(definition, n));
        var key = Field(definition, by);
        var columns = fields.Select(f => (CheckedValue)new FieldValue([], f)).ToSequence();
        var now = changed[entity].ToDictionary(c => c.Id);
        var wanted = ids.ToHashSet();
        var found = now.Values.Where(c => c.After is { } after && key.Read(after) is Guid id && wanted.Contains(id))
            .Select(c => Array.ConvertAll(fields, f => f.Read(c.After!))).ToList();
        foreach (var chunk in wanted.Where(id => !isNew.Contains(id)).Chunk(Chunk))
        {
            var rows = await session.Store.QueryAsync(
                new RowQuery { Entity = definition, Tenant = scope.Tenant, Restriction = null, Where = CrmSession.IsAmong(key, chunk), Columns = columns },
                cancellationToken).ConfigureAwait(false);
            found.AddRange(rows.Where(r => !now.ContainsKey((Guid)r[0]!)));
        }

        return found;
    }

    private static FieldDefinition Field(EntityDefinition entity, string name) =>
        entity.AllFields.First(f => f.Name == name);
}
