using Crm.Criteria;
using Crm.Queries;
using Crm.Records;
using Crm.Sessions;

namespace Crm.Bulk;

/// <summary>A bulk change that was checked: nothing was done yet.</summary>
internal sealed record BulkPlan(EntityDefinition Entity, CheckedCriterion? Where, Action<CrmSession, Record> Act, BulkOptions Options)
{
    public static async ValueTask<BulkPlan> MakeAsync(CrmSession session, QueryParts parts, IReadOnlyList<BulkAction> actions, BulkOptions options, CancellationToken cancellationToken)
    {
        if (parts.AsOf is not null || parts.AsOfDate is not null)
        {
            throw CrmException.Invalid("asOf", "not_now", "What was is not changed: a bulk change is of records as they are now.");
        }

        if (actions.Count == 0 || (actions.Count > 1 && actions.Any(a => a.IsDeletion)))
        {
            throw CrmException.Invalid("action", "required", "A bulk change sets, assigns, changes, or deletes and nothing else.");
        }

        var scope = await session.ScopeAsync(cancellationToken).ConfigureAwait(false);
        var query = QueryPlan.Make(scope, session, parts with { Columns = [], Order = null });
        if (query.Entity.IsPlain)
        {
            throw CrmException.Forbidden($"'{query.Entity.Name}' is kept by the CRM alone.");
        }

        var acts = actions.Select(a => a.Prepare(scope, query.Entity)).ToList();
        return new(query.Entity, query.Where, (inner, record) => acts.ForEach(a => a(inner, record)), options);
    }
}
