using Crm.Criteria;
using Crm.Sessions;
using Crm.Storage;
using NodaTime;

namespace Crm.Insights;

/// <summary>When something was done about which deal: the activities of the whole tenant, for learning.</summary>
internal static class DealTouches
{
    public static async ValueTask<Dictionary<Guid, List<Instant>>> ReadAsync(CrmSession session, Scope scope, CancellationToken cancellationToken)
    {
        var entity = scope.State.Model["activity"];
        var checker = new CriteriaChecker(scope.State.Model.Catalogue);
        var context = session.Context(Scope.System(scope.State, "forecast"));
        var touches = new Dictionary<Guid, List<Instant>>();
        var query = new RowQuery
        {
            Entity = entity,
            Tenant = scope.Tenant,
            Restriction = null,
            Where = checker.Check("deal is not null and phase = done and doneAt is not null", entity, context),
            Columns = [checker.CheckTerm("deal", entity, FieldUse.Select, context), checker.CheckTerm("doneAt", entity, FieldUse.Select, context)],
            Order = [new SortKey(checker.CheckTerm("doneAt", entity, FieldUse.Sort, context), false)],
        };
        await foreach (var row in session.Services.Store.StreamAsync(query, cancellationToken).ConfigureAwait(false))
        {
            var deal = (Guid)row[0]!;
            if (!touches.TryGetValue(deal, out var of))
            {
                touches.Add(deal, of = []);
            }

            of.Add((Instant)row[1]!);
        }

        return touches;
    }
}
