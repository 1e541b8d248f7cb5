using Crm.Criteria;
using Crm.Records;
using Crm.Sessions;
using Crm.Storage;
using Crm.Tenancy;

namespace Crm.Security;

/// <summary>Takes a person's rights apart: role by role, depth by depth, share by share. It asks with the very conditions that queries carry.</summary>
internal static class AccessExplainer
{
    public static async ValueTask<AccessExplanation> ExplainAsync(CrmSession session, Scope asking, EntityDefinition entity, Guid id, DirectoryUser person, Right right, CancellationToken cancellationToken)
    {
        var reasons = new List<AccessReason>();
        if (!person.IsActive)
        {
            reasons.Add(new(false, "inactive", "The person is not active, so nothing is allowed."));
            return new(false, reasons);
        }

        var scope = For(asking.State, person);
        switch (entity.Access)
        {
            case RecordAccess.System or RecordAccess.Mirrored when right != Right.Read || entity.Access == RecordAccess.System:
                reasons.Add(new(false, "system_data", $"A {entity.Name} is the system's own."));
                break;
            case RecordAccess.Shared or RecordAccess.Mirrored when right == Right.Read:
                reasons.Add(new(true, "reference_data", $"Everybody in the tenant sees every {entity.Name}."));
                break;
            case RecordAccess.Parent:
                var allowed = await MatchesAsync(session, asking, entity, id, scope.Policy.For(entity, right), cancellationToken).ConfigureAwait(false);
                reasons.Add(new(allowed, "parent", $"It goes with its {string.Join(" and ", entity.Parents.Select(p => p.Name))}, which the person may {(allowed ? "" : "not ")}{(right == Right.Read ? "see" : "change")}."));
                break;
            default:
                await RolesAsync(session, asking, entity, id, scope, right, reasons, cancellationToken).ConfigureAwait(false);
                break;
        }

        return new(reasons.Exists(r => r.Grants), reasons);
    }

    private static async ValueTask RolesAsync(CrmSession session, Scope asking, EntityDefinition entity, Guid id, Scope scope, Right right, List<AccessReason> reasons, CancellationToken cancellationToken)
    {
        if (scope.Rights.Roles.Count == 0)
        {
            reasons.Add(new(false, "no_role", "The person has no role in this tenant."));
        }

        foreach (var role in scope.Rights.Roles)
        {
            var depth = new Rights([role]).DepthOf(entity, right);
            if (depth == Depth.None)
            {
                reasons.Add(new(false, "role", $"The role {role.Name} gives no right to {Word(right)} a {entity.Name}."));
                continue;
            }

            var matches = entity.Access != RecordAccess.Owned
                || await MatchesAsync(session, asking, entity, id, scope.Policy.ForDepth(entity, depth), cancellationToken).ConfigureAwait(false);
            reasons.Add(new(matches, "role", $"The role {role.Name} gives the right to {Word(right)} {Reach(depth)}; this one is {(matches ? "" : "not ")}among them."));
        }

        if (scope.Policy.ForWidening(entity, right) is { } widening)
        {
            var isSeen = await MatchesAsync(session, asking, entity, id, widening, cancellationToken).ConfigureAwait(false);
            var counts = isSeen && scope.Rights.DepthOf(entity, right) != Depth.None;
            reasons.Add(new(counts, "seen_with", $"The person {(isSeen ? "sees" : "does not see")} what it is about, or takes {(isSeen ? "" : "no ")}part in it{(isSeen && !counts ? ", but no role of theirs gives the right at all" : "")}."));
        }

        if (entity.Access == RecordAccess.Owned && scope.Policy.ForShares(entity, right) is { } shares)
        {
            var shared = await MatchesAsync(session, asking, entity, id, shares, cancellationToken).ConfigureAwait(false);
            var counts = shared && scope.Rights.DepthOf(entity, right) != Depth.None;
            reasons.Add(new(counts, "share", !shared ? "It is not shared with the person." : counts ? "It is shared with the person." : "It is shared with the person, but no role of theirs gives the right at all."));
        }
    }

    private static Scope For(TenantState state, DirectoryUser person) => new()
    {
        State = state,
        User = person.Id,
        Teams = [.. person.Teams.Select(t => t.Value)],
        Unit = person.Unit?.Value,
        Rights = new([.. person.Roles.Select(r => state.Roles.GetValueOrDefault(r)).OfType<Role>()]),
    };

    private static async ValueTask<bool> MatchesAsync(CrmSession session, Scope asking, EntityDefinition entity, Guid id, CheckedCriterion? policy, CancellationToken cancellationToken)
    {
        var rows = await session.Store.AggregateAsync(
            new AggregateQuery
            {
                Entity = entity,
                Tenant = asking.Tenant,
                Restriction = policy,
                Where = CrmSession.HasId(entity, id),
                Measures = [new(RollupFunction.Count)],
            },
            cancellationToken).ConfigureAwait(false);
        return (long)rows[0][0]! > 0;
    }

    private static string Word(Right right) => right switch
    {
        Right.Read => "see",
        Right.Write => "change",
        Right.Create => "create",
        Right.Delete => "delete",
        Right.Assign => "assign",
        _ => "share",
    };

    private static string Reach(Depth depth) => depth switch
    {
        Depth.All => "all records",
        _ when depth.HasFlag(Depth.UnitAndBelow) => "those of the unit and the units below",
        _ when depth.HasFlag(Depth.Unit) => "those of the unit",
        _ when depth.HasFlag(Depth.Team) => "those of the teams",
        _ => "one's own",
    };
}
