using Crm.Criteria;
using Crm.Records;

namespace Crm.Sessions;

/// <summary>Judges a stored condition on one record of a session, unsaved changes included, in the system scope.</summary>
internal static class Conditions
{
    public static async ValueTask<bool> HoldsAsync(CrmSession session, Scope scope, EntityDefinition entity, object?[] row, string condition, CancellationToken cancellationToken)
    {
        var context = session.Context(Scope.System(scope.State, "condition")) with { Me = scope.User?.Value, MyTeams = scope.Teams };
        var checkedCondition = Guarding.Criteria(() => new CriteriaChecker(scope.State.Model.Catalogue).Check(condition, entity, context));
        var related = await RelatedLoader.LoadAsync(session, scope, entity, row, checkedCondition, cancellationToken).ConfigureAwait(false);
        return checkedCondition.Compile().Matches(row, related);
    }
}
