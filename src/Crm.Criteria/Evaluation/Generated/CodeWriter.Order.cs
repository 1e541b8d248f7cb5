using System.Linq.Expressions;

namespace Crm.Criteria.Evaluation.Generated;

/// <content>
/// Of several parts the cheap ones are judged first, which changes no answer: a part read in place is true or false and does nothing else. What may throw (an aggregate's overflow, folding half of a
/// surrogate pair) keeps its place, and nothing is moved across it.
/// </content>
internal sealed partial class CodeWriter
{
    /// <summary>How many predicates were written that must keep their place.</summary>
    private int placed;

    private Expression Join(Sequence<CheckedCriterion> parts, Func<Expression, Expression, Expression> join)
    {
        var sorted = new List<(Expression Code, int Cost)>(parts.Count);
        var start = 0;
        foreach (var part in parts)
        {
            var before = placed;
            var (code, cost) = (Write(part), Cost(part));
            var place = sorted.Count;
            while (placed == before && place > start && sorted[place - 1].Cost > cost)
            {
                place--;
            }

            sorted.Insert(place, (code, cost));
            start = placed == before ? start : sorted.Count;
        }

        return sorted.Select(p => p.Code).Aggregate(join);
    }

    /// <summary>About how many nanoseconds it takes.</summary>
    private static int Cost(CheckedCriterion criterion) => criterion switch
    {
        CheckedNot not => Cost(not.Part),
        CheckedAllOf all => Cost(all.Parts),
        CheckedAnyOf any => Cost(any.Parts),
        CheckedComparison comparison => Cost(comparison.Left.Kind, comparison.Operator),
        CheckedMembership membership => Cost(membership.Value.Kind, ComparisonOperator.Equal) * membership.Items.Count,
        _ => 1,
    };

    private static int Cost(Sequence<CheckedCriterion> parts)
    {
        var cost = 0;
        foreach (var part in parts)
        {
            cost += Cost(part);
        }

        return cost;
    }

    private static int Cost(ValueKind kind, ComparisonOperator comparison) => kind switch
    {
        ValueKind.Text => comparison is ComparisonOperator.Equal or ComparisonOperator.NotEqual ? 2 : 8,
        ValueKind.Decimal or ValueKind.Date => 3,
        _ => 1,
    };
}
