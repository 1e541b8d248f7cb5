using Crm.Bulk;
using Crm.Queries;
using Crm.Records;
using Crm.Tenancy;

namespace Crm.Sessions;

/// <content>Changing many records at once, and handing over all that somebody has.</content>
public sealed partial class CrmSession
{
    /// <summary>Starts a change of the records that a query of this session finds; its columns and order do not matter.</summary>
    /// <exception cref="CrmException">The query is another session's (<c>crm.invalid</c>).</exception>
    public BulkWork Bulk(RecordQuery query) => ReferenceEquals(query.Session, this)
        ? new(this, query.Parts, [])
        : throw CrmException.Invalid("query", "other_session", "The query is another session's.");

    /// <summary>Starts a change of the records of an entity that meet a condition.</summary>
    public BulkWork Bulk(string entity, string condition) => Bulk(Query(entity).Where(condition));

    /// <summary>
    /// Gives all that a person owns, of every entity, to another: in one transaction, all or nothing. Moved is what whoever acts may see; to be sure of all, act as who sees all,
    /// or in the system scope. Who had a record is kept: <see cref="OwnersAsync"/>. Adjustments of the person's forecast and their imports stay theirs.
    /// </summary>
    /// <param name="from">Who has it; also somebody who has left.</param>
    /// <param name="to">Who gets it: an active user.</param>
    /// <param name="options">How; its bound on records is one for each entity. Null: the defaults. Always all or nothing.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>How many records of each entity were moved; none of which nothing was.</returns>
    /// <exception cref="CrmException">A record is refused (<see cref="BulkRefusedException"/>); both are the same person, or the mode is another (<c>crm.invalid</c>).</exception>
    public ValueTask<IReadOnlyDictionary<string, int>> ReassignAllAsync(Id<User> from, Id<User> to, BulkOptions? options = null, CancellationToken cancellationToken = default) =>
        new Reassignment(this, from, to, options ?? new()).RunAsync(cancellationToken);

    /// <summary>Who had a record, first to last, by the times at which it took effect.</summary>
    /// <exception cref="CrmException">There is no such record, or none that may be seen (<c>crm.not_found</c>); records of that kind have no owner, or whoever acts may not read it (<c>crm.invalid</c>).</exception>
    public async ValueTask<IReadOnlyList<OwnerPeriod>> OwnersAsync(string entity, Guid id, CancellationToken cancellationToken = default)
    {
        var scope = await ScopeAsync(cancellationToken).ConfigureAwait(false);
        var definition = scope.State.Model[entity];
        id = (Guid)(await GetAsync(entity, id, cancellationToken).ConfigureAwait(false))["id"]!;
        if (definition.References.FirstOrDefault(r => r.Name == "owner") is not { } owner || !(scope.IsSystem || scope.Rights.MayRead(definition, owner.ForeignKey)))
        {
            throw CrmException.Invalid("owner", "unknown_field", $"A {entity} has no field 'owner'.");
        }

        return OwnerPeriods.Of(await Store.HistoryAsync(definition, scope.Tenant, id, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Who had a record, first to last.</summary>
    /// <exception cref="CrmException">As the other overload.</exception>
    public async ValueTask<IReadOnlyList<OwnerPeriod>> OwnersAsync<T>(Id<T> id, CancellationToken cancellationToken = default)
        where T : Record
    {
        var scope = await ScopeAsync(cancellationToken).ConfigureAwait(false);
        return await OwnersAsync(scope.State.Model.Of(typeof(T)).Name, id.Value, cancellationToken).ConfigureAwait(false);
    }
}
