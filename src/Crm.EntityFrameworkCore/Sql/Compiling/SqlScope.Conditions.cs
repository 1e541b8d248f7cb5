using Crm.Criteria;

namespace Crm.EntityFrameworkCore.Sql.Compiling;

/// <summary>
/// Conditions are true or false, SQL's are also unknown. So a negation is pushed down to the leaves, and each leaf is written so that it is true
/// exactly where it should be; where it should be false it may be unknown, which WHERE, AND, OR, ON and FILTER take for false. Nothing here is ever under a NOT.
/// </summary>
internal sealed partial class SqlScope
{
    private const string Always = "1 = 1";
    private const string Never = "1 = 0";

    public string Condition(CheckedCriterion criterion, bool negated = false) => criterion switch
    {
        CheckedTruth truth => truth.Value != negated ? Always : Never,
        CheckedAllOf all => Parts(all.Parts, and: !negated, negated),
        CheckedAnyOf any => Parts(any.Parts, and: negated, negated),
        CheckedNot not => Condition(not.Part, !negated),
        CheckedComparison comparison when comparison.Operator >= ComparisonOperator.Contains => TextMatch(comparison, negated),
        CheckedComparison comparison => Comparison(comparison, negated),
        CheckedMembership membership => Membership(membership, negated),
        CheckedIsNull isNull => Null(Compared(isNull.Value), negated),
        CheckedExists exists => Exists(exists, negated),
        _ => throw new ArgumentException($"A condition of type {criterion.GetType().Name} is not known.", nameof(criterion)),
    };

    private string Parts(Sequence<CheckedCriterion> parts, bool and, bool negated) => parts.Count switch
    {
        0 => and ? Always : Never,
        1 => Condition(parts[0], negated),
        _ => $"({string.Join(and ? " AND " : " OR ", parts.Select(p => Condition(p, negated)))})",
    };

    private static string Null(SqlValue value, bool negated) => value.MayBeNull
        ? $"{value.Sql} {(negated ? "IS NOT NULL" : "IS NULL")}"
        : negated ? Always : Never;

    private string Comparison(CheckedComparison comparison, bool negated)
    {
        var (left, right) = Pair(comparison.Left, comparison.Right);

        // "not equal" is the complement of "equal", not a comparison: it is true of a missing value.
        var (op, complement) = (comparison.Operator, negated) switch
        {
            (ComparisonOperator.Equal, false) or (ComparisonOperator.NotEqual, true) => ("=", false),
            (ComparisonOperator.NotEqual, false) or (ComparisonOperator.Equal, true) => ("<>", true),
            (ComparisonOperator.Less, false) => ("<", false),
            (ComparisonOperator.Less, true) => (">=", true),
            (ComparisonOperator.LessOrEqual, false) => ("<=", false),
            (ComparisonOperator.LessOrEqual, true) => (">", true),
            (ComparisonOperator.Greater, false) => (">", false),
            (ComparisonOperator.Greater, true) => ("<=", true),
            (_, false) => (">=", false),
            (_, true) => ("<", true),
        };
        var sql = $"{left.Sql} {op} {right.Sql}";
        return complement ? OrNull(sql, left, right) : sql;
    }

    private string TextMatch(CheckedComparison comparison, bool negated)
    {
        var text = Compared(comparison.Left);
        var constant = (ConstantValue)comparison.Right;
        var part = (string)constant.Value;
        if (part.Length == 0)
        {
            return Null(text, !negated);
        }

        if (comparison.Operator == ComparisonOperator.StartsWith)
        {
            return StartsWith(text, part, negated);
        }

        var operand = compilation.Constant(part, Repr.Text);
        var sql = comparison.Operator == ComparisonOperator.Contains ? Dialect.Contains(text.Sql, operand, negated) : Dialect.EndsWith(text.Sql, operand, negated);
        return negated ? OrNull(sql, text) : sql;
    }

    private string StartsWith(SqlValue text, string part, bool negated)
    {
        var start = compilation.Constant(part, Repr.Text);
        if (TextRange.End(part) is null)
        {
            return negated ? OrNull($"{text.Sql} < {start}", text) : $"{text.Sql} >= {start}";
        }

        var end = compilation.Constant(part, Repr.Text, ParameterSource.RangeEnd);
        return negated
            ? OrNull($"{text.Sql} < {start} OR {text.Sql} >= {end}", text with { MayBeNull = true })
            : $"({text.Sql} >= {start} AND {text.Sql} < {end})";
    }

    private string Membership(CheckedMembership membership, bool negated)
    {
        var count = membership.Items.Count;
        if (count == 0)
        {
            return negated ? Always : Never;
        }

        var value = Compared(membership.Value);
        string sql;
        if (count >= Dialect.ListThreshold)
        {
            sql = Dialect.InList(value.Sql, compilation.Constant(membership.Items, value.Repr, ParameterSource.List), value.Repr, negated);
        }
        else
        {
            var items = Enumerable.Range(0, count).Select(i => compilation.Constant(membership.Items, value.Repr, ParameterSource.Item, i)).ToList();
            sql = count == 1
                ? $"{value.Sql} {(negated ? "<>" : "=")} {items[0]}"
                : $"{value.Sql} {(negated ? "NOT IN" : "IN")} ({string.Join(", ", items)})";
        }

        return negated ? OrNull(sql, value) : sql;
    }

    private string Exists(CheckedExists exists, bool negated)
    {
        var related = Related(exists.Path, exists.Many, out var from, out var conditions);
        if (exists.Where is { } where and not CheckedTruth { Value: true })
        {
            conditions.Add(related.Condition(where));
        }

        return $"{(negated ? "NOT EXISTS" : "EXISTS")} (SELECT 1 FROM {from}{related.Joins} WHERE {string.Join(" AND ", conditions)})";
    }

    /// <summary>The condition, or one of the values is missing.</summary>
    private static string OrNull(string sql, params ReadOnlySpan<SqlValue> values)
    {
        var text = "";
        foreach (var value in values)
        {
            text += value.MayBeNull ? $"{value.Sql} IS NULL OR " : "";
        }

        return text.Length == 0 ? sql : $"({text}{sql})";
    }
}
