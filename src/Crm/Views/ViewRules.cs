using Crm.Criteria;
using Crm.Queries;
using Crm.Records;
using Crm.Sessions;

namespace Crm.Views;

/// <summary>A view that is new, or says something else than before, is checked as its owner would ask it; the errors name the field and where in it.</summary>
internal static class ViewRules
{
    public static async ValueTask BeforeSaveAsync(Record record, bool isNew, CrmSession session, ICollection<FieldError> errors, CancellationToken cancellationToken)
    {
        var view = (SavedView)record;
        var scope = await session.ScopeAsync(cancellationToken).ConfigureAwait(false);
        if (!isNew && session.Tracker.Find("view", view.Key)?.Before is { } stored && SaysTheSame(view, (SavedView)scope.State.Model["view"].Materialize(stored, scope.Tenant)))
        {
            return;
        }

        if (scope.State.Model.Find(view.Entity) is null)
        {
            errors.Add(new("entity", "unknown_entity", $"There is no entity '{view.Entity}'."));
            return;
        }

        var judged = await OwnersAsync(view, session, scope, cancellationToken).ConfigureAwait(false);
        var whole = ViewParts.Condition(view, await ViewParts.TeamsAsync(view, session, scope.Tenant, cancellationToken).ConfigureAwait(false));
        var bare = whole with { Conditions = [] };
        var isViewers = view.Person == ViewPersons.Viewer;
        Check("criteria", whole, judged, isViewers);
        Check("columns", bare with { Columns = ViewParts.Columns(view) }, judged, isViewers);
        Check("orderBy", bare with { Order = view.OrderBy }, judged, isViewers);

        void Check(string field, QueryParts parts, Scope asker, bool knowsMe)
        {
            try
            {
                QueryPlan.Make(asker, session, parts with { IsForSomebody = knowsMe });
            }
            catch (CrmException e) when (e.Code == CrmErrors.Criteria)
            {
                var place = e.InnerException is CriteriaException { Position: { } at } ? $"At character {at}: " : "";
                errors.Add(new(field, (e.InnerException as CriteriaException)?.Code ?? e.Code, place + e.Message));
            }
        }
    }

    private static bool SaysTheSame(SavedView view, SavedView stored) =>
        (view.Entity, view.Criteria, view.Columns, view.OrderBy, view.Person) == (stored.Entity, stored.Criteria, stored.Columns, stored.OrderBy, stored.Person);

    private static async ValueTask<Scope> OwnersAsync(SavedView view, CrmSession session, Scope scope, CancellationToken cancellationToken) =>
        view.OwnerId is { } owner && owner != scope.User && await session.Services.Directory.FindUserAsync(scope.Tenant, owner, cancellationToken).ConfigureAwait(false) is { } user
            ? Scope.Of(scope.State, user)
            : scope;
}
