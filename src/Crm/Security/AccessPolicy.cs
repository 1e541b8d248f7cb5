using Crm.Criteria;
using Crm.Records;
using Crm.Sessions;

namespace Crm.Security;

/// <summary>
/// What a scope may do, as conditions: the same tree that asks for records says which of them may be seen, on every store alike.
/// One instance serves one scope.
/// </summary>
internal sealed class AccessPolicy(Scope scope)
{
    private static readonly CheckedCriterion Nothing = new CheckedTruth(false);
    private readonly Dictionary<(string Entity, Right Right), CheckedCriterion?> made = [];

    private CrmModel Model => scope.State.Model;

    /// <summary>The records of an entity on which the scope has a right; null: every one.</summary>
    public CheckedCriterion? For(EntityDefinition entity, Right right)
    {
        if (scope.IsSystem)
        {
            return null;
        }

        if (!made.TryGetValue((entity.Name, right), out var policy))
        {
            made[(entity.Name, right)] = policy = Make(entity, right);
        }

        return policy;
    }

    /// <summary>Whether the scope has the right on no record at all.</summary>
    public bool IsNothing(EntityDefinition entity, Right right) => For(entity, right) is CheckedTruth { Value: false };

    /// <summary>The condition of one depth alone, without shares; null: every record.</summary>
    public CheckedCriterion? ForDepth(EntityDefinition entity, Depth depth)
    {
        if (depth.HasFlag(Depth.All))
        {
            return null;
        }

        var parts = new List<CheckedCriterion>();
        var owner = entity.References.First(r => r.Name == "owner");
        if (depth.HasFlag(Depth.Own) && scope.User is { } user)
        {
            parts.Add(new CheckedComparison(Plain(owner.ForeignKey), ComparisonOperator.Equal, new ConstantValue(user.Value, ValueKind.Id)));
        }

        if (depth.HasFlag(Depth.Team) && scope.Teams.Count > 0)
        {
            var person = Model["user"];
            var memberships = (RelationDefinition)person.Relations["memberships"];
            var team = Model["membership"].References.First(r => r.Name == "team").ForeignKey;
            parts.Add(new CheckedExists([new Hop(owner, person, null)], new Hop(memberships, Model["membership"], null), Among(team, scope.Teams)));
        }

        if (depth.HasFlag(Depth.Unit) && scope.Unit is { } unit)
        {
            var units = depth.HasFlag(Depth.UnitAndBelow) ? scope.State.UnitAndBelow(unit) : [unit];
            var field = Model["user"].References.First(r => r.Name == "unit").ForeignKey;
            parts.Add(new CheckedMembership(new FieldValue([new Hop(owner, Model["user"], null)], field), units.Cast<object>().ToSequence()));
        }

        return Any(parts);
    }

    /// <summary>The condition that a share gives the right.</summary>
    public CheckedCriterion? ForShares(EntityDefinition entity, Right right)
    {
        var share = Model["share"];
        var field = right switch
        {
            Right.Read => "canRead",
            Right.Write => "canWrite",
            Right.Delete => "canDelete",
            Right.Assign => "canAssign",
            Right.Share => "canShare",
            _ => null,
        };
        if (field is null || Grantees() is not { Count: > 0 } grantees)
        {
            return null;
        }

        return new CheckedExists([], new Hop(Model.Shares, share, null), new CheckedAllOf(
        [
            Among((FieldDefinition)share.Fields["granteeId"], grantees),
            new CheckedComparison(Plain((FieldDefinition)share.Fields[field]), ComparisonOperator.Equal, new ConstantValue(true, ValueKind.Boolean)),
            new CheckedComparison(Plain((FieldDefinition)share.Fields["entity"]), ComparisonOperator.Equal, new ConstantValue(entity.Name, ValueKind.Text)),
        ]));
    }

    private CheckedCriterion? Make(EntityDefinition entity, Right right) => entity.Access switch
    {
        RecordAccess.System => Nothing,
        RecordAccess.Shared or RecordAccess.Mirrored when right == Right.Read => null,
        RecordAccess.Mirrored => Nothing,
        RecordAccess.Shared => scope.Rights.DepthOf(entity, right) == Depth.None ? Nothing : null,
        RecordAccess.Parent => OfParent(entity, right),
        _ => OfOwner(entity, right),
    };

    private CheckedCriterion? OfParent(EntityDefinition entity, Right right)
    {
        var relation = entity.References.First(r => r.Name == entity.ParentRelation);
        var parent = Model[relation.Target];
        return For(parent, right == Right.Read ? Right.Read : Right.Write) switch
        {
            null => null,
            CheckedTruth { Value: false } => Nothing,
            var policy => new CheckedNot(new CheckedIsNull(new FieldValue([new Hop(relation, parent, policy)], parent.Key!))),
        };
    }

    private CheckedCriterion? OfOwner(EntityDefinition entity, Right right)
    {
        var depth = scope.Rights.DepthOf(entity, right);
        if (depth == Depth.None)
        {
            return Nothing;
        }

        return ForDepth(entity, depth) switch
        {
            null => null,
            var owned => Any([owned, .. ForShares(entity, right) is { } shared ? [shared] : Array.Empty<CheckedCriterion>()]),
        };
    }

    private List<Guid> Grantees()
    {
        var grantees = new List<Guid>(scope.Teams);
        if (scope.User is { } user)
        {
            grantees.Add(user.Value);
        }

        if (scope.Unit is { } unit)
        {
            grantees.Add(unit);
        }

        return grantees;
    }

    private static CheckedCriterion Any(List<CheckedCriterion> parts) => parts.Count switch
    {
        0 => Nothing,
        1 => parts[0],
        _ => new CheckedAnyOf(parts.ToSequence()),
    };

    private static CheckedMembership Among(FieldDefinition field, IEnumerable<Guid> ids) => new(Plain(field), ids.Cast<object>().ToSequence());

    private static FieldValue Plain(FieldDefinition field) => new([], field);
}
