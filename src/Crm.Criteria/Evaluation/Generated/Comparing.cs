using System.Linq.Expressions;
using NodaTime;

namespace Crm.Criteria.Evaluation.Generated;

/// <summary>Comparisons as code: by the same functions that <see cref="ComparisonTest{T}"/> and <see cref="TextComparisonTest"/> call. C# makes the expressions, so that nothing is looked up by name.</summary>
internal static class Comparing
{
    public static Expression Values<T>(ComparisonOperator comparison, Expression left, Expression right)
        where T : struct, IComparable<T>
    {
        if (right is ConstantExpression { Value: LocalDate date } && date.Calendar == CalendarSystem.Iso)
        {
            return Dates(comparison, left, right, Expression.Constant(IsoDates.Key(date)));
        }

        Expression<Func<T, T, bool>> outcome = comparison switch
        {
            ComparisonOperator.Equal => (x, y) => x.CompareTo(y) == 0,
            ComparisonOperator.NotEqual => (x, y) => x.CompareTo(y) != 0,
            ComparisonOperator.Less => (x, y) => x.CompareTo(y) < 0,
            ComparisonOperator.LessOrEqual => (x, y) => x.CompareTo(y) <= 0,
            ComparisonOperator.Greater => (x, y) => x.CompareTo(y) > 0,
            _ => (x, y) => x.CompareTo(y) >= 0,
        };
        return ParameterSwap.Apply(outcome, left, right);
    }

    private static Expression Dates(ComparisonOperator comparison, params Expression[] operands)
    {
        Expression<Func<LocalDate, LocalDate, int, bool>> outcome = comparison switch
        {
            ComparisonOperator.Equal => (x, y, key) => IsoDates.Order(x, y, key) == 0,
            ComparisonOperator.NotEqual => (x, y, key) => IsoDates.Order(x, y, key) != 0,
            ComparisonOperator.Less => (x, y, key) => IsoDates.Order(x, y, key) < 0,
            ComparisonOperator.LessOrEqual => (x, y, key) => IsoDates.Order(x, y, key) <= 0,
            ComparisonOperator.Greater => (x, y, key) => IsoDates.Order(x, y, key) > 0,
            _ => (x, y, key) => IsoDates.Order(x, y, key) >= 0,
        };
        return ParameterSwap.Apply(outcome, operands);
    }

    public static Expression Texts(ComparisonOperator comparison, Expression left, Expression right)
    {
        Expression<Func<string, string, bool>> outcome = comparison switch
        {
            ComparisonOperator.Equal => (x, y) => x == y,
            ComparisonOperator.NotEqual => (x, y) => x != y,
            ComparisonOperator.Contains => (x, y) => x.Contains(y, StringComparison.Ordinal),
            ComparisonOperator.StartsWith => (x, y) => x.StartsWith(y, StringComparison.Ordinal),
            ComparisonOperator.EndsWith => (x, y) => x.EndsWith(y, StringComparison.Ordinal),
            ComparisonOperator.Less => (x, y) => Order(x, y) < 0,
            ComparisonOperator.LessOrEqual => (x, y) => Order(x, y) <= 0,
            ComparisonOperator.Greater => (x, y) => Order(x, y) > 0,
            _ => (x, y) => Order(x, y) >= 0,
        };
        return ParameterSwap.Apply(outcome, left, right);
    }

    public static Expression Same<T>(Expression left, Expression right)
        where T : struct, IEquatable<T>
    {
        Expression<Func<T, T, bool>> same = (x, y) => x.Equals(y);
        return ParameterSwap.Apply(same, left, right);
    }

    private static int Order(string x, string y) => CodePointComparer.Compare(x, y);
}
