using System.Collections.Frozen;
using NodaTime;

namespace Crm.Criteria.Evaluation;

/// <summary>Turns checked trees into tests and readers. Restrictions that stand at several hops are compiled once.</summary>
internal sealed partial class Compiler
{
    private readonly Dictionary<CheckedCriterion, Test> restrictions = new(ReferenceEqualityComparer.Instance);

    public Test Test(CheckedCriterion criterion) => criterion switch
    {
        CheckedTruth truth => new TruthTest(truth.Value),
        CheckedAllOf all => new AllTest(Tests(all.Parts)),
        CheckedAnyOf any => new AnyTest(Tests(any.Parts)),
        CheckedNot not => new NotTest(Test(not.Part)),
        CheckedIsNull isNull => new NullTest(Reader(isNull.Value)),
        CheckedExists exists => new ExistsTest(WalkTo(exists.Path, exists.Many), exists.Where is { } where ? Test(where) : null),
        CheckedComparison comparison => Compare(comparison),
        CheckedMembership membership => IsAmong(membership),
        _ => throw Unknown(criterion),
    };

    private Test[] Tests(Sequence<CheckedCriterion> parts)
    {
        var tests = new Test[parts.Count];
        for (var i = 0; i < tests.Length; i++)
        {
            tests[i] = Test(parts[i]);
        }

        return tests;
    }

    private Test Compare(CheckedComparison comparison) => comparison.Left.Kind switch
    {
        ValueKind.Text => new TextComparisonTest((TextReader)Reader(comparison.Left), comparison.Operator, (TextReader)Reader(comparison.Right)),
        ValueKind.Boolean => Compare<bool>(comparison),
        ValueKind.Integer => Compare<long>(comparison),
        ValueKind.Decimal => Compare<decimal>(comparison),
        ValueKind.Date => Compare<LocalDate>(comparison),
        ValueKind.Instant => Compare<Instant>(comparison),
        _ => Compare<Guid>(comparison),
    };

    private Test Compare<T>(CheckedComparison comparison)
        where T : struct, IComparable<T>
    {
        var left = (Reader<T>)Reader(comparison.Left);
        return comparison.Right is ConstantValue constant
            ? new ConstantTest<T>(left, comparison.Operator, (T)constant.Value)
            : new ComparisonTest<T>(left, comparison.Operator, (Reader<T>)Reader(comparison.Right));
    }

    private Test IsAmong(CheckedMembership membership) => membership.Value.Kind switch
    {
        ValueKind.Text => new TextMembershipTest((TextReader)Reader(membership.Value), membership.Items.Cast<string>().ToFrozenSet(StringComparer.Ordinal)),
        ValueKind.Boolean => IsAmong<bool>(membership),
        ValueKind.Integer => IsAmong<long>(membership),
        ValueKind.Decimal => IsAmong<decimal>(membership),
        ValueKind.Date => IsAmong<LocalDate>(membership),
        ValueKind.Instant => IsAmong<Instant>(membership),
        _ => IsAmong<Guid>(membership),
    };

    private MembershipTest<T> IsAmong<T>(CheckedMembership membership)
        where T : struct =>
        new((Reader<T>)Reader(membership.Value), membership.Items.Cast<T>().ToFrozenSet());

    private Test? Restriction(Hop hop)
    {
        if (hop.Restriction is not { } restriction)
        {
            return null;
        }

        if (!restrictions.TryGetValue(restriction, out var test))
        {
            test = Test(restriction);
            restrictions.Add(restriction, test);
        }

        return test;
    }

    private static CriteriaException Unknown(object node) =>
        new("criteria.type", $"There is no way to evaluate a {node.GetType().Name}.");
}
