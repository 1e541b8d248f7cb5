using Crm.Criteria;
using Crm.Records;
using Crm.Security;
using Crm.Sessions;
using Crm.Storage;

namespace Crm.Bulk;

/// <summary>Finds records by their external ids, those that the session holds unsaved included, and adds the missing.</summary>
internal sealed class Upserts(CrmSession session, Scope scope, EntityDefinition entity)
{
    private const int AtOnce = 500;

    private readonly FieldDefinition field = entity.Fields.GetValueOrDefault("externalId") is FieldDefinition { Custom: null, TextRule: TextRule.Exact, Slot.IsUnique: true } found
        ? found
        : throw CrmException.Invalid("entity", "no_external_id", $"A {entity.Name} has no external id.");

    /// <summary>The records of these ids, each once.</summary>
    /// <exception cref="CrmException">An id is empty, or its record is being deleted by the session (<c>crm.invalid</c>).</exception>
    public async ValueTask<Dictionary<string, Upserted<T>>> RunAsync<T>(IReadOnlyCollection<string> externalIds, Func<T> create, CancellationToken cancellationToken)
        where T : Record
    {
        if (externalIds.Any(string.IsNullOrEmpty))
        {
            throw CrmException.Invalid("externalId", "required", "An upsert goes by an external id.");
        }

        var known = session.Tracker.Entries.Where(e => e.Entity.Name == entity.Name && IdOf(e.Record) is not null).ToLookup(e => IdOf(e.Record)!, StringComparer.Ordinal);
        var results = new Dictionary<string, Upserted<T>>(StringComparer.Ordinal);
        foreach (var id in externalIds.Where(known.Contains))
        {
            var entry = known[id].FirstOrDefault(e => !e.IsDeleted) ?? throw CrmException.Invalid("externalId", "deleted", $"The {entity.Name} is deleted by the same save.");
            results.TryAdd(id, new((T)entry.Record, IsNew: false));
        }

        foreach (var chunk in externalIds.Where(id => !results.ContainsKey(id)).Distinct(StringComparer.Ordinal).Chunk(AtOnce))
        {
            foreach (var row in await FindAsync(chunk, cancellationToken).ConfigureAwait(false))
            {
                results.Add((string)field.Read(row)!, new((T)session.Tracker.Track(entity, row, scope.Tenant).Record, IsNew: false));
            }

            foreach (var id in chunk.Where(id => !results.ContainsKey(id)))
            {
                var record = create();
                field.Slot.Set(record, id);
                results.Add(id, new(record, IsNew: true));
            }
        }

        return results;
    }

    private string? IdOf(Record record) => (string?)field.Slot.Get(record);

    private ValueTask<IReadOnlyList<object?[]>> FindAsync(IReadOnlyList<string> externalIds, CancellationToken cancellationToken) => session.Store.QueryAsync(
        new RowQuery
        {
            Entity = entity,
            Tenant = scope.Tenant,
            Restriction = scope.Policy.For(entity, Right.Read),
            Where = new CheckedMembership(new FieldValue([], field), externalIds.Cast<object>().ToSequence()),
        },
        cancellationToken);
}
