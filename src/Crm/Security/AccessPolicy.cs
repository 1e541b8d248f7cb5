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
        var written = OfParents(entity, right == Right.Read ? Right.Read : Right.Write);
        if (right == Right.Read || written is null || entity.Author is not { } author || scope.User is not { } user)
        {
            return written;
        }

        var own = new CheckedComparison(Plain(author.ForeignKey), ComparisonOperator.Equal, new ConstantValue(user.Value, ValueKind.Id));
        var seen = OfParents(entity, Right.Read);
        return seen is CheckedTruth { Value: false } ? Nothing : Any([CheckedCriterion.And(seen, own)!, .. written is CheckedTruth ? [] : new[] { written }]);
    }

    /// <summary>Every record it belongs to has to be within the right; where there could be several, one has to be there.</summary>
    private CheckedCriterion? OfParents(EntityDefinition entity, Right right)
    {
        var policies = entity.Parents.Select(p => (Relation: p, Policy: For(Model[p.Target], right))).ToList();
        if (policies.TrueForAll(p => p.Policy is null))
        {
            return null;
        }

        if (policies.TrueForAll(p => p.Policy is CheckedTruth { Value: false }))
        {
            return Nothing;
        }

        if (policies is [var (only, policy)])
        {
            return Sees(only, policy!);
        }

        CheckedCriterion all = new CheckedNot(new CheckedAllOf(policies.Select(p => (CheckedCriterion)new CheckedIsNull(Plain(p.Relation.ForeignKey))).ToSequence()));
        foreach (var (relation, restriction) in policies.Where(p => p.Policy is not null))
        {
            var absent = new CheckedIsNull(Plain(relation.ForeignKey));
            all = CheckedCriterion.And(all, restriction is CheckedTruth { Value: false } ? absent : Any([absent, Sees(relation, restriction!)]))!;
        }

        return all;
    }

    /// <summary>That the record a relation leads to is within a policy.</summary>
    private CheckedNot Sees(RelationDefinition relation, CheckedCriterion policy)
    {
        var parent = Model[relation.Target];
        return new(new CheckedIsNull(new FieldValue([new Hop(relation, parent, policy)], parent.Key!)));
    }

    /// <summary>The condition that an owned record is seen through what it is about, or by taking part in it.</summary>
    public CheckedCriterion? ForWidening(EntityDefinition entity, Right right)
    {
        if (right != Right.Read || entity.Widening is not { } widening)
        {
            return null;
        }

        var parts = new List<CheckedCriterion>();
        foreach (var relation in widening.Relations.Select(name => entity.References.First(r => r.Name == name)))
        {
            switch (For(Model[relation.Target], Right.Read))
            {
                case null: parts.Add(new CheckedNot(new CheckedIsNull(Plain(relation.ForeignKey)))); break;
                case CheckedTruth { Value: false }: break;
                case var policy: parts.Add(Sees(relation, policy)); break;
            }
        }

        var about = parts.Count == 0 ? null : Any(parts);
        if (about is not null && widening.Unless is { } unless)
        {
            about = CheckedCriterion.And(about, new CheckedComparison(Plain((FieldDefinition)entity.Fields[unless]), ComparisonOperator.Equal, new ConstantValue(false, ValueKind.Boolean)));
        }

        if (widening.Through is var (many, person) && scope.User is { } user)
        {
            var relation = (RelationDefinition)entity.Relations[many];
            var target = Model[relation.Target];
            var invited = new CheckedExists([], new Hop(relation, target, null), new CheckedComparison(
                Plain(target.References.First(r => r.Name == person).ForeignKey), ComparisonOperator.Equal, new ConstantValue(user.Value, ValueKind.Id)));
            return about is null ? invited : Any([about, invited]);
        }

        return about;
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
            var owned => Any([owned, .. new[] { ForShares(entity, right), ForWidening(entity, right) }.OfType<CheckedCriterion>()]),
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
