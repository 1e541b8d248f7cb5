using System.Linq.Expressions;

namespace Crm.Criteria.Lambda;

/// <summary>Reads the body of one lambda. A lambda inside it has a translator of its own, for which this one's record is out of sight.</summary>
internal sealed partial class LambdaTranslator(LambdaNaming naming, ParameterExpression record, IReadOnlyList<ParameterExpression> outer)
{
    public Criterion Condition(Expression expression)
    {
        if (!SpeaksOfRecord(expression))
        {
            return CapturedValue.Read(expression) is bool value ? new Truth(value) : throw LambdaErrors.Refuse(expression, "it is not true or false.");
        }

        switch (expression)
        {
            case BinaryExpression { NodeType: ExpressionType.AndAlso or ExpressionType.And } and:
                return Condition(and.Left).And(Condition(and.Right));
            case BinaryExpression { NodeType: ExpressionType.OrElse or ExpressionType.Or } or:
                return Condition(or.Left).Or(Condition(or.Right));
            case UnaryExpression { NodeType: ExpressionType.Not } not:
                return new Not(Condition(not.Operand));
            case UnaryExpression { NodeType: ExpressionType.Convert } convert when Bare(convert.Type) == typeof(bool):
                return Condition(convert.Operand);
            case BinaryExpression binary when Operator(binary.NodeType) is { } comparison:
                return Compare(binary.Left, comparison, binary.Right, binary);
            case MemberExpression { Member.Name: "HasValue", Expression: { } inner } when Nullable.GetUnderlyingType(inner.Type) is not null:
                return new Not(new IsNull(Path(inner)));
            case MemberExpression member when Bare(member.Type) == typeof(bool):
                return new Holds(Path(member));
            case MethodCallExpression call:
                return Call(call);
            default:
                throw LambdaErrors.Refuse(expression, "it is no condition the language knows.");
        }
    }

    private Criterion Compare(Expression left, ComparisonOperator comparison, Expression right, Expression whole)
    {
        if (!SpeaksOfRecord(left))
        {
            return Compare(right, Mirror(comparison), left, whole);
        }

        if (SpeaksOfRecord(right))
        {
            return new Comparison(Value(left), comparison, Value(right));
        }

        var value = CapturedValue.Read(right);
        if (value is null)
        {
            return comparison switch
            {
                ComparisonOperator.Equal => new IsNull(Value(left)),
                ComparisonOperator.NotEqual => new Not(new IsNull(Value(left))),
                _ => Criterion.None,
            };
        }

        if (value is bool truth && comparison <= ComparisonOperator.NotEqual && IsCondition(Strip(left)))
        {
            var condition = Condition(Strip(left));
            return truth == (comparison == ComparisonOperator.Equal) ? condition : new Not(condition);
        }

        return new Comparison(Value(left), comparison, Constant(value, left, whole));
    }

    /// <summary>Whether an expression is true or false without being a field.</summary>
    private static bool IsCondition(Expression expression) => expression.Type == typeof(bool)
        && (expression is not MemberExpression member || (member.Member.Name == "HasValue" && member.Expression is { } owner && Nullable.GetUnderlyingType(owner.Type) is not null));

    /// <summary>A field, a roll-up or what is computed from them.</summary>
    private Term Value(Expression expression) => Strip(expression) switch
    {
        MethodCallExpression { Object: { } source } call when IsRelated(source.Type) => RollUp(call, source),
        var bare => Calculation(bare) ?? Path(expression),
    };

    private LambdaTranslator Inside(LambdaExpression lambda) => new(naming, lambda.Parameters[0], [.. outer, record]);

    private static ComparisonOperator? Operator(ExpressionType type) => type switch
    {
        ExpressionType.Equal => ComparisonOperator.Equal,
        ExpressionType.NotEqual => ComparisonOperator.NotEqual,
        ExpressionType.LessThan => ComparisonOperator.Less,
        ExpressionType.LessThanOrEqual => ComparisonOperator.LessOrEqual,
        ExpressionType.GreaterThan => ComparisonOperator.Greater,
        ExpressionType.GreaterThanOrEqual => ComparisonOperator.GreaterOrEqual,
        _ => null,
    };

    private static ComparisonOperator Mirror(ComparisonOperator comparison) => comparison switch
    {
        ComparisonOperator.Less => ComparisonOperator.Greater,
        ComparisonOperator.LessOrEqual => ComparisonOperator.GreaterOrEqual,
        ComparisonOperator.Greater => ComparisonOperator.Less,
        ComparisonOperator.GreaterOrEqual => ComparisonOperator.LessOrEqual,
        _ => comparison,
    };

    /// <summary>The expression without conversions.</summary>
    private static Expression Strip(Expression expression)
    {
        while (expression is UnaryExpression { NodeType: ExpressionType.Convert or ExpressionType.ConvertChecked or ExpressionType.TypeAs or ExpressionType.Quote } unary)
        {
            expression = unary.Operand;
        }

        return expression;
    }

    private static Type Bare(Type type) => Nullable.GetUnderlyingType(type) ?? type;

    private bool SpeaksOfRecord(Expression expression)
    {
        var search = new RecordSearch(record, outer);
        search.Visit(expression);
        return search.Found;
    }

    private sealed class RecordSearch(ParameterExpression record, IReadOnlyList<ParameterExpression> outer) : ExpressionVisitor
    {
        public bool Found { get; private set; }

        protected override Expression VisitParameter(ParameterExpression node)
        {
            Found |= node == record || outer.Contains(node);
            return node;
        }
    }
}
