using Crm.Queries;
using Crm.Records;
using Crm.Security;
using Crm.Sessions;
using Crm.Tenancy;

namespace Crm.Bulk;

/// <summary>Gives what a person owns, of every entity, to another, in one transaction.</summary>
internal sealed class Reassignment(CrmSession session, Id<User> from, Id<User> to, BulkOptions options)
{
    /// <summary>What tells of a person themselves stays theirs: what was said of their number, what they imported.</summary>
    private static readonly string[] Personal = ["forecastAdjustment", "importRun"];

    public async ValueTask<IReadOnlyDictionary<string, int>> RunAsync(CancellationToken cancellationToken)
    {
        options.Check();
        if (options.Mode != BulkMode.AllOrNothing || from == to)
        {
            throw from == to
                ? CrmException.Invalid("to", "same", "All of a person's records are given to another person.")
                : CrmException.Invalid("mode", "out_of_range", "All of a person's records are given away at once or not at all.");
        }

        var plans = await PlansAsync(cancellationToken).ConfigureAwait(false);
        return await session.Store.InTransactionAsync(
            async token =>
            {
                var moved = new SortedDictionary<string, int>(StringComparer.Ordinal);
                foreach (var plan in plans)
                {
                    if (await new BulkRun(session, plan).RunAsync(token).ConfigureAwait(false) is { Done: > 0 } report)
                    {
                        moved.Add(plan.Entity.Name, report.Done);
                    }
                }

                return (IReadOnlyDictionary<string, int>)moved;
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>One for each owned entity of which whoever acts sees anything at all, always in one order.</summary>
    private async ValueTask<List<BulkPlan>> PlansAsync(CancellationToken cancellationToken)
    {
        var scope = await session.ScopeAsync(cancellationToken).ConfigureAwait(false);
        var plans = new List<BulkPlan>();
        foreach (var entity in scope.State.Model.Entities.Where(e => e.Access == RecordAccess.Owned && !Personal.Contains(e.Name, StringComparer.Ordinal) && !scope.Policy.IsNothing(e, Right.Read)).OrderBy(e => e.Name, StringComparer.Ordinal))
        {
            var parts = session.Query(entity.Name).Where("owner = $from").Parameter("from", from.Value).Parts;
            plans.Add(await BulkPlan.MakeAsync(session, parts, [BulkActions.Assign(to)], options, cancellationToken).ConfigureAwait(false));
        }

        return plans;
    }
}
