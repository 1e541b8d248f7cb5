namespace Crm.Criteria.Evaluation;

/// <summary>Compares two values that are no texts.</summary>
internal sealed class ComparisonTest<T>(Reader<T> left, ComparisonOperator comparison, Reader<T> right) : Test
    where T : struct, IComparable<T>
{
    public override bool Holds(object record, IRelated related) =>
        left.TryRead(record, related, out var x) && right.TryRead(record, related, out var y)
            ? Outcome.Of(comparison, x.CompareTo(y))
            : comparison == ComparisonOperator.NotEqual;
}

/// <summary>Compares a value that is no text with a constant.</summary>
internal sealed class ConstantTest<T>(Reader<T> left, ComparisonOperator comparison, T right) : Test
    where T : struct, IComparable<T>
{
    public override bool Holds(object record, IRelated related) =>
        left.TryRead(record, related, out var x)
            ? Outcome.Of(comparison, x.CompareTo(right))
            : comparison == ComparisonOperator.NotEqual;
}

/// <summary>Compares two texts by their keys.</summary>
internal sealed class TextComparisonTest(TextReader left, ComparisonOperator comparison, TextReader right) : Test
{
    public override bool Holds(object record, IRelated related)
    {
        if (left.Key(record, related) is not { } x || right.Key(record, related) is not { } y)
        {
            return comparison == ComparisonOperator.NotEqual;
        }

        return comparison switch
        {
            ComparisonOperator.Equal => string.Equals(x, y, StringComparison.Ordinal),
            ComparisonOperator.NotEqual => !string.Equals(x, y, StringComparison.Ordinal),
            ComparisonOperator.Contains => x.Contains(y, StringComparison.Ordinal),
            ComparisonOperator.StartsWith => x.StartsWith(y, StringComparison.Ordinal),
            ComparisonOperator.EndsWith => x.EndsWith(y, StringComparison.Ordinal),
            _ => Outcome.Of(comparison, CodePointComparer.Compare(x, y)),
        };
    }
}

/// <summary>What a comparison comes to.</summary>
internal static class Outcome
{
    public static bool Of(ComparisonOperator comparison, int order) => comparison switch
    {
        ComparisonOperator.Equal => order == 0,
        ComparisonOperator.NotEqual => order != 0,
        ComparisonOperator.Less => order < 0,
        ComparisonOperator.LessOrEqual => order <= 0,
        ComparisonOperator.Greater => order > 0,
        _ => order >= 0,
    };
}
