using System.Collections.Immutable;
using Crm.Queries;
using Crm.Records;
using Crm.Sessions;
using Crm.Tenancy;

namespace Crm.Bulk;

/// <summary>
/// One change of many records: those that a query finds. Immutable: each method gives new work. Run, it takes the ids that meet the condition, once and in their order, and
/// goes through them in batches, each saved like any other change, with its rules, rights, history, audit and events.
/// Beside the session it is asked of: what that holds unsaved stays as it is, unsaved.
/// </summary>
public sealed class BulkWork
{
    private readonly CrmSession session;
    private readonly QueryParts parts;
    private readonly ImmutableList<BulkAction> actions;

    internal BulkWork(CrmSession session, QueryParts parts, ImmutableList<BulkAction> actions) => (this.session, this.parts, this.actions) = (session, parts, actions);

    /// <summary>Sets a field: a text, boolean, number, date, instant or id as its kind is, a reference to an id, an amount to <see cref="Money"/>; null empties it.</summary>
    public BulkWork Set(string field, object? value) => With(BulkField.Set(field, value));

    /// <summary>Gives every record another owner, or none.</summary>
    public BulkWork Assign(Id<User>? owner) => With(BulkActions.Assign(owner));

    /// <summary>Deletes every record: to the recycle bin, if its entity has one and <paramref name="permanently"/> does not say otherwise. Nothing else is done with it.</summary>
    public BulkWork Delete(bool permanently = false) => With(BulkActions.Delete(permanently));

    /// <summary>Changes every record in code.</summary>
    public BulkWork Change<T>(Action<T> change)
        where T : Record => With(BulkActions.Change(change));

    /// <summary>
    /// Does it. Rights are judged for each record when its batch is saved. What meets the condition only since it began is left alone; what meets it no more is changed all the same.
    /// Cancelled, <see cref="BulkMode.AllOrNothing"/> throws and leaves nothing; <see cref="BulkMode.PerRecord"/> keeps what is saved and reports it.
    /// </summary>
    /// <param name="options">How; null: all or nothing.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="CrmException">
    /// Before anything is done: the query is not right (<c>crm.criteria</c>), a field is unknown or not to be set, a value is not one of its own, or there are too many records (<c>crm.invalid</c>), a field may
    /// not be written (<c>crm.forbidden</c>). All or nothing: <see cref="BulkRefusedException"/>.
    /// </exception>
    public async ValueTask<BulkReport> RunAsync(BulkOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new();
        options.Check();
        var plan = await BulkPlan.MakeAsync(session, parts, actions, options, cancellationToken).ConfigureAwait(false);
        return options.Mode == BulkMode.PerRecord
            ? await new BulkRun(session, plan).RunAsync(cancellationToken).ConfigureAwait(false)
            : await session.Store.InTransactionAsync(token => new BulkRun(session, plan).RunAsync(token), cancellationToken).ConfigureAwait(false);
    }

    private BulkWork With(BulkAction action) => new(session, parts, actions.Add(action));
}
