using Crm.Activities;
using Crm.Queries;

namespace Crm.Sessions;

/// <content>What happened with a record, and what is to happen.</content>
public sealed partial class CrmSession
{
    /// <summary>
    /// The activities of a record, the latest first: of an account also those of its contacts and deals, of a contact also those it takes part in.
    /// Only what whoever acts may see.
    /// </summary>
    /// <param name="entity">The record's entity: <c>account</c>, <c>contact</c> or <c>deal</c>.</param>
    /// <param name="id">The record's id.</param>
    /// <param name="size">How many at most.</param>
    /// <param name="options">Which of them, and which columns; null: all, with the columns that are usual.</param>
    /// <param name="cursor">Where to go on: <see cref="RowPage.Next"/> of the page before.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="CrmException">There is no such record, or none that may be seen (<c>crm.not_found</c>); an option is not right (<c>crm.criteria</c>, <c>crm.invalid</c>), or the cursor is not one of it (<c>crm.invalid_cursor</c>).</exception>
    public ValueTask<RowPage> TimelineAsync(string entity, Guid id, int size = 50, TimelineOptions? options = null, string? cursor = null, CancellationToken cancellationToken = default) =>
        Timeline.PageAsync(this, entity, id, size, options ?? new(), cursor, cancellationToken);

    /// <summary>The activities of a record, the latest first.</summary>
    /// <exception cref="CrmException">As the other overload.</exception>
    public ValueTask<RowPage> TimelineAsync<T>(Id<T> id, int size = 50, TimelineOptions? options = null, string? cursor = null, CancellationToken cancellationToken = default)
        where T : Records.Record =>
        TimelineAsync(services.Composition.Model.Of(typeof(T)).Name, id.Value, size, options, cursor, cancellationToken);
}
