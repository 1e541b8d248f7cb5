using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Crm.Criteria.Text;
using Crm.Criteria.Time;

namespace Crm.Criteria.Checking;

/// <summary>One check of one condition: what it counts, what it remembers, and the way through the tree. Used once, by one thread.</summary>
internal sealed partial class CheckRun(Catalogue catalogue, CheckContext context, Positions? positions)
{
    private static readonly CheckedTruth True = new(true);
    private static readonly CheckedTruth False = new(false);

    private readonly Constants constants = new(context, new TimeFrame(context.Now, context.Zone, context.FiscalYearStartMonth));
    private object? anchor;
    private int nodes;

    public CheckedCriterion Check(Criterion criterion, in Scope outer)
    {
        var scope = outer.Deeper();
        if (scope.Depth > context.Limits.Depth)
        {
            throw Limit("levels of nesting", context.Limits.Depth, criterion);
        }

        if (++nodes > context.Limits.Nodes)
        {
            throw Limit("nodes", context.Limits.Nodes, criterion);
        }

        return criterion switch
        {
            Truth truth => truth.Value ? True : False,
            AllOf all => All(all.Parts, scope),
            AnyOf any => Any(any.Parts, scope),
            Not not => Negate(Check(not.Part, scope)),
            Comparison comparison => Compare(comparison, scope),
            Membership membership => IsAmong(membership, scope),
            IsNull isNull => new CheckedIsNull(Value(isNull.Value, scope)),
            Holds holds => IsTrue(holds, scope),
            Quantified quantified => Quantify(quantified, scope),
            _ => throw Error("criteria.type", "This is not a condition.", criterion),
        };
    }

    private static CheckedCriterion Negate(CheckedCriterion part) =>
        part is CheckedTruth truth ? truth.Value ? False : True : new CheckedNot(part);

    private CheckedCriterion All(Sequence<Criterion> parts, in Scope scope)
    {
        var items = Parts(parts, scope, skip: true, out var decided);
        return decided ? False : items.Length switch { 0 => True, 1 => items[0], _ => new CheckedAllOf(Wrap(items)) };
    }

    private CheckedCriterion Any(Sequence<Criterion> parts, in Scope scope)
    {
        var items = Parts(parts, scope, skip: false, out var decided);
        return decided ? True : items.Length switch { 0 => False, 1 => items[0], _ => new CheckedAnyOf(Wrap(items)) };
    }

    /// <summary>Checks every part; leaves out those that do not matter, and tells whether one of them decides the whole.</summary>
    private CheckedCriterion[] Parts(Sequence<Criterion> parts, in Scope scope, bool skip, out bool decided)
    {
        decided = false;
        var items = new CheckedCriterion[parts.Count];
        var count = 0;
        foreach (var part in parts.AsSpan())
        {
            var item = Check(part, scope);
            if (item is CheckedTruth truth)
            {
                decided |= truth.Value != skip;
                continue;
            }

            items[count++] = item;
        }

        return count == items.Length ? items : items[..count];
    }

    private static Sequence<T> Wrap<T>(T[] items) => new(ImmutableCollectionsMarshal.AsImmutableArray(items));

    private CheckedCriterion IsTrue(Holds holds, in Scope scope)
    {
        switch (holds.Term)
        {
            case BooleanLiteral literal:
                return literal.Value ? True : False;
            case Parameter parameter:
                return (bool)Point(parameter, new ConstantTarget(ValueKind.Boolean)) ? True : False;
            case Call call when IsBuiltIn(call):
                return IsTrue(Value(call, scope), call);
            case Call call:
                return Condition(call, scope);
            case FieldPath path:
                return IsTrue(Resolve(path, scope, FieldUse.Filter), path);
            default:
                throw Error("criteria.type", "Only a field, a call or a parameter can be a condition by itself.", holds);
        }
    }

    private CheckedCriterion IsTrue(CheckedValue value, Term written) => value switch
    {
        ConditionValue computed => computed.Condition,
        { Kind: ValueKind.Boolean } => new CheckedComparison(value, ComparisonOperator.Equal, new ConstantValue(true, ValueKind.Boolean)),
        _ => throw Error("criteria.type", $"'{Naming.Show(written)}' is {Naming.Kind(value.Kind)}; only a true-or-false field is a condition by itself.", written),
    };

    private object Point(Term term, in ConstantTarget target)
    {
        var operand = Constant(term, target);
        return operand.Point ?? throw Error("criteria.type", "A period cannot stand here.", term);
    }

    /// <summary>Reads a constant; its errors get the position of its term.</summary>
    private PointOrSpan Constant(Term term, in ConstantTarget target)
    {
        try
        {
            return term is Call call ? constants.FromValue(Compute(call), target, "criteria.type") : constants.Read(term, target);
        }
        catch (CriteriaException e) when (e.Position is null && positions is not null)
        {
            throw new CriteriaException(e.Code, e.Message, PositionOf(term), expected: e.Expected, inner: e.InnerException);
        }
    }

    private CriteriaException Limit(string what, int limit, object node) =>
        Error("criteria.limit", $"The condition has more than {limit} {what}.", node);

    private CriteriaException Error(string code, string message, object node, IReadOnlyList<string>? expected = null) =>
        new(code, message, PositionOf(node), expected: expected);

    /// <summary>Where a node stands; inside an expanded function, where its call stands.</summary>
    private int? PositionOf(object node) => positions?.Find(anchor ?? node);
}
