using Crm.Queries;
using Crm.Security;
using Crm.Storage;
using Crm.Views;

namespace Crm.Sessions;

/// <content>Saved views.</content>
public sealed partial class CrmSession
{
    /// <summary>
    /// A saved view as a query, to be paged, counted, grouped or narrowed. It is asked with the rights of whoever asks, whoever saved it, and whosever <c>me</c> its condition means:
    /// a field that the asker may not read, or that is there no more, is <c>crm.criteria</c> and named when the query is run.
    /// </summary>
    /// <exception cref="CrmException">There is no such view, or none that may be seen (<c>crm.not_found</c>); its entity is there no more (<c>crm.invalid</c>).</exception>
    public async ValueTask<RecordQuery> ViewAsync(Id<SavedView> id, CancellationToken cancellationToken = default)
    {
        var scope = await ScopeAsync(cancellationToken).ConfigureAwait(false);
        var definition = scope.State.Model["view"];
        var rows = await Store.QueryAsync(
            new RowQuery { Entity = definition, Tenant = scope.Tenant, Restriction = scope.Policy.For(definition, Right.Read), Where = HasId(definition, id.Value) },
            cancellationToken).ConfigureAwait(false);
        var view = rows.Count == 0 ? throw CrmException.NotFound(definition.Name) : (SavedView)definition.Materialize(rows[0], scope.Tenant);
        _ = scope.State.Model[view.Entity];
        var parts = ViewParts.Condition(view, await ViewParts.TeamsAsync(view, this, scope.Tenant, cancellationToken).ConfigureAwait(false));
        return new(this, parts with { Columns = ViewParts.Columns(view), Order = view.OrderBy });
    }
}
