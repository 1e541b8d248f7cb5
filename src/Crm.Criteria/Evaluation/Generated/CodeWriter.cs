using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using NodaTime;

namespace Crm.Criteria.Evaluation.Generated;

/// <summary>
/// Makes one method of a condition that judges many records: fields that say how they are read (<see cref="Field.ReadExpression"/>) are read in place, all else (paths, aggregates,
/// computed values) is asked of the same tests as before. It answers exactly as those.
/// </summary>
internal sealed partial class CodeWriter
{
    /// <summary>More than this in one condition and the method takes longer to make than it is worth.</summary>
    private const int MostPredicates = 200;

    /// <summary>Up to so many items are compared one by one; more are looked up.</summary>
    private const int FewItems = 8;

    private readonly ParameterExpression record = Expression.Parameter(typeof(object));
    private readonly ParameterExpression related = Expression.Parameter(typeof(IRelated));
    private readonly Dictionary<Type, ParameterExpression> casts = [];
    private readonly Compiler tests = new();
    private int predicates;
    private int written;

    private CodeWriter()
    {
    }

    /// <summary>Whether methods can be made here: not under AOT, where an interpreter would run them.</summary>
    public static bool IsPossible => RuntimeFeature.IsDynamicCodeCompiled;

    /// <summary>The condition as one method; null where it would be no faster.</summary>
    public static Func<object, IRelated, bool>? TryWrite(CheckedCriterion criterion)
    {
        var writer = new CodeWriter();
        var body = writer.Write(criterion);
        if (writer.written == 0 || writer.predicates > MostPredicates)
        {
            return null;
        }

        var assigned = writer.casts.Select(c => (Expression)Expression.Assign(c.Value, Expression.Convert(writer.record, c.Key)));
        return Expression.Lambda<Func<object, IRelated, bool>>(Expression.Block(writer.casts.Values, [.. assigned, body]), writer.record, writer.related).Compile();
    }

    private Expression Write(CheckedCriterion criterion) => criterion switch
    {
        CheckedTruth truth => Expression.Constant(truth.Value),
        CheckedAllOf { Parts.Count: > 0 } all => Join(all.Parts, Expression.AndAlso),
        CheckedAnyOf { Parts.Count: > 0 } any => Join(any.Parts, Expression.OrElse),
        CheckedNot not => Expression.Not(Write(not.Part)),
        _ => Predicate(criterion),
    };

    private Expression Predicate(CheckedCriterion criterion)
    {
        if (++predicates > MostPredicates)
        {
            return Expression.Constant(false);
        }

        var code = criterion switch
        {
            CheckedComparison { Operator: ComparisonOperator.NotEqual } unequal => Compare(unequal with { Operator = ComparisonOperator.Equal }) is { } equal ? Expression.Not(equal) : null,
            CheckedComparison comparison => Compare(comparison),
            CheckedMembership { Items.Count: <= FewItems } membership => IsAmong(membership),
            CheckedIsNull isNull => IsThere(isNull.Value) is { } isThere ? Expression.Not(isThere) : null,
            _ => null,
        };
        written += code is null ? 0 : 1;
        return code ?? Ask(tests.Test(criterion));
    }

    private MethodCallExpression Ask(Test test)
    {
        placed++;
        Expression<Func<Test, object, IRelated, bool>> ask = (t, row, others) => t.Holds(row, others);
        return (MethodCallExpression)ParameterSwap.Apply(ask, Expression.Constant(test, typeof(Test)), record, related);
    }

    private Expression? Compare(CheckedComparison comparison) => comparison.Left.Kind switch
    {
        ValueKind.Text => KnownKey(comparison.Left, x => KnownKey(comparison.Right, y => Comparing.Texts(comparison.Operator, x, y))),
        ValueKind.Boolean => Compare<bool>(comparison),
        ValueKind.Integer => Compare<long>(comparison),
        ValueKind.Decimal => Compare<decimal>(comparison),
        ValueKind.Date => Compare<LocalDate>(comparison),
        ValueKind.Instant => Compare<Instant>(comparison),
        _ => Compare<Guid>(comparison),
    };

    private Expression? Compare<T>(CheckedComparison comparison)
        where T : struct, IComparable<T> =>
        Known<T>(comparison.Left, x => Known<T>(comparison.Right, y => Comparing.Values<T>(comparison.Operator, x, y)));

    private Expression? IsAmong(CheckedMembership membership) => membership.Value.Kind switch
    {
        ValueKind.Text => KnownKey(membership.Value, x => Any<string>(membership.Items, y => Comparing.Texts(ComparisonOperator.Equal, x, y))),
        ValueKind.Boolean => IsAmong<bool>(membership),
        ValueKind.Integer => IsAmong<long>(membership),
        ValueKind.Decimal => IsAmong<decimal>(membership),
        ValueKind.Date => IsAmong<LocalDate>(membership),
        ValueKind.Instant => IsAmong<Instant>(membership),
        _ => IsAmong<Guid>(membership),
    };

    private Expression? IsAmong<T>(CheckedMembership membership)
        where T : struct, IEquatable<T> =>
        Known<T>(membership.Value, x => Any<T>(membership.Items, y => Comparing.Same<T>(x, y)));

    private static Expression Any<T>(Sequence<object> items, Func<Expression, Expression> isSame) => items.Count == 0
        ? Expression.Constant(false)
        : items.Select(item => isSame(Expression.Constant((T)item, typeof(T)))).Aggregate(Expression.OrElse);

    /// <summary>Whether a value is there; of a folded text its text, not its key.</summary>
    private Expression? IsThere(CheckedValue value)
    {
        static Expression Yes(Expression value) => Expression.Constant(true);
        return value.Kind switch
        {
            ValueKind.Text => Text(Own(value)?.ReadExpression) is { } text ? Expression.ReferenceNotEqual(text, Null) : null,
            ValueKind.Boolean => Known<bool>(value, Yes),
            ValueKind.Integer => Known<long>(value, Yes),
            ValueKind.Decimal => Known<decimal>(value, Yes),
            ValueKind.Date => Known<LocalDate>(value, Yes),
            ValueKind.Instant => Known<Instant>(value, Yes),
            _ => Known<Guid>(value, Yes),
        };
    }
}
