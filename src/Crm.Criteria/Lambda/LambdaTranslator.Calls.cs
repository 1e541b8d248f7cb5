using System.Collections;
using System.Linq.Expressions;

namespace Crm.Criteria.Lambda;

/// <content>Calls: of texts, of lists, of related records.</content>
internal sealed partial class LambdaTranslator
{
    private Criterion Call(MethodCallExpression call)
    {
        if (call.Object is { } source && IsRelated(source.Type))
        {
            return Quantify(call, source);
        }

        var declaring = call.Method.DeclaringType;
        switch (call.Method.Name)
        {
            case nameof(string.IsNullOrEmpty) when declaring == typeof(string):
                var text = Path(call.Arguments[0]);
                return new IsNull(text).Or(new Comparison(text, ComparisonOperator.Equal, new TextLiteral(string.Empty)));
            case nameof(string.Contains) when declaring == typeof(string):
                return Text(call, ComparisonOperator.Contains);
            case nameof(string.StartsWith) when declaring == typeof(string):
                return Text(call, ComparisonOperator.StartsWith);
            case nameof(string.EndsWith) when declaring == typeof(string):
                return Text(call, ComparisonOperator.EndsWith);
            case nameof(Equals) when call.Object is { } self:
                RequireOrdinal(call, 1);
                return Compare(self, ComparisonOperator.Equal, call.Arguments[0], call);
            case nameof(Equals) when call.Arguments.Count >= 2:
                RequireOrdinal(call, 2);
                return Compare(call.Arguments[0], ComparisonOperator.Equal, call.Arguments[1], call);
            case nameof(IList.Contains) when call.Object is { } list && call.Arguments.Count == 1:
                return Among(list, call.Arguments[0], call);
            case nameof(IList.Contains) when call.Object is null && call.Arguments.Count >= 2 && declaring?.Namespace is "System" or "System.Linq":
                return Among(call.Arguments[0], call.Arguments[1], call);
            default:
                throw LambdaErrors.Refuse(call, $"'{call.Method.Name}' is no condition the language knows.");
        }
    }

    private Comparison Text(MethodCallExpression call, ComparisonOperator comparison)
    {
        RequireOrdinal(call, 1);
        if (SpeaksOfRecord(call.Arguments[0]))
        {
            throw LambdaErrors.Refuse(call, "what is looked for in a text is a constant.");
        }

        return CapturedValue.Read(call.Arguments[0]) switch
        {
            string part => new Comparison(Path(call.Object!), comparison, new TextLiteral(part)),
            char part => new Comparison(Path(call.Object!), comparison, new TextLiteral(part.ToString())),
            _ => throw LambdaErrors.Refuse(call, "what is looked for is null."),
        };
    }

    private static void RequireOrdinal(MethodCallExpression call, int after)
    {
        for (var i = after; i < call.Arguments.Count; i++)
        {
            if (CapturedValue.Read(call.Arguments[i]) is not (StringComparison.Ordinal or StringComparison.OrdinalIgnoreCase))
            {
                throw LambdaErrors.Refuse(call, "texts compare by the rule of their field, never by a culture.");
            }
        }
    }

    private Criterion Among(Expression list, Expression item, MethodCallExpression call)
    {
        if (SpeaksOfRecord(list))
        {
            throw LambdaErrors.Refuse(call, "the list is to be a constant.");
        }

        if (CapturedValue.Read(WithoutSpan(list)) is not IEnumerable values)
        {
            throw LambdaErrors.Refuse(call, "the list is null, or no list.");
        }

        var value = Value(item);
        var terms = new List<Term>();
        var hasNull = false;
        foreach (var element in values)
        {
            if (element is null)
            {
                hasNull = true;
            }
            else
            {
                terms.Add(Constant(element, item, call));
            }
        }

        var membership = new Membership(value, terms.ToSequence());
        return hasNull ? new IsNull(value).Or(membership) : membership;
    }

    /// <summary>The array that the compiler made a span of.</summary>
    private static Expression WithoutSpan(Expression list) => list switch
    {
        MethodCallExpression { Method.Name: "op_Implicit", Arguments: [var array] } when list.Type.IsByRefLike => array,
        UnaryExpression { NodeType: ExpressionType.Convert } convert when list.Type.IsByRefLike => convert.Operand,
        _ => list,
    };

    private Quantified Quantify(MethodCallExpression call, Expression source)
    {
        var where = call.Arguments.Count > 0 ? Lambda(call.Arguments[0]) : null;
        Quantifier? quantifier = call.Method.Name switch
        {
            nameof(Related<>.Any) => Quantifier.Any,
            nameof(Related<>.All) => Quantifier.All,
            nameof(Related<>.None) => Quantifier.None,
            _ => null,
        };
        return quantifier is { } known
            ? new Quantified(ManyPath(source), known, where is null ? Criterion.All : Inside(where).Condition(where.Body))
            : throw LambdaErrors.Refuse(call, "it is a value; compare it with another.");
    }

    private Rollup RollUp(MethodCallExpression call, Expression source)
    {
        RollupFunction? function = call.Method.Name switch
        {
            nameof(Related<>.Count) => RollupFunction.Count,
            nameof(Related<>.Sum) => RollupFunction.Sum,
            nameof(Related<>.Min) => RollupFunction.Min,
            nameof(Related<>.Max) => RollupFunction.Max,
            _ => null,
        };
        if (function is not { } known)
        {
            throw LambdaErrors.Refuse(call, "it is a condition by itself; do not compare it.");
        }

        var lambdas = call.Arguments.Select(Lambda).ToArray();
        var of = known == RollupFunction.Count ? null : lambdas[0];
        var where = lambdas.ElementAtOrDefault(of is null ? 0 : 1);
        return new Rollup(
            ManyPath(source),
            known,
            of is null ? null : Inside(of).Value(of.Body),
            where is null ? Criterion.All : Inside(where).Condition(where.Body));
    }

    private static bool IsRelated(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Related<>);

    private static LambdaExpression Lambda(Expression argument) =>
        Strip(argument) as LambdaExpression ?? throw LambdaErrors.Refuse(argument, "a lambda is wanted here.");
}
