using System.Collections.ObjectModel;
using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;

namespace Crm.Criteria.Lambda;

/// <summary>Reads the value of an expression that speaks of no record: captured variables, literals, calls. By reflection; nothing is compiled.</summary>
internal static class CapturedValue
{
    public static object? Read(Expression expression)
    {
        try
        {
            return Evaluate(expression);
        }
        catch (TargetInvocationException e)
        {
            throw LambdaErrors.Refuse(expression, $"it failed: {e.InnerException?.Message}", e.InnerException);
        }
        catch (Exception e) when (e is InvalidCastException or OverflowException or ArithmeticException or ArgumentException or NullReferenceException or TargetException)
        {
            throw LambdaErrors.Refuse(expression, $"it failed: {e.Message}", e);
        }
    }

    private static object? Evaluate(Expression expression) => expression switch
    {
        ConstantExpression constant => constant.Value,
        DefaultExpression when !expression.Type.IsValueType || Nullable.GetUnderlyingType(expression.Type) is not null => null,
        MemberExpression member => Member(member),
        UnaryExpression { NodeType: ExpressionType.Convert or ExpressionType.ConvertChecked or ExpressionType.TypeAs } convert => Convert(convert),
        UnaryExpression { NodeType: ExpressionType.Negate, Method: { } method } negate => method.Invoke(null, [Evaluate(negate.Operand)]),
        UnaryExpression { NodeType: ExpressionType.Not } not when not.Type == typeof(bool) => !(bool)Evaluate(not.Operand)!,
        UnaryExpression { NodeType: ExpressionType.ArrayLength } length => ((Array)Evaluate(length.Operand)!).Length,
        NewExpression { Constructor: { } constructor } made => constructor.Invoke(All(made.Arguments)),
        NewArrayExpression { NodeType: ExpressionType.NewArrayInit } array => All(array.Expressions),
        MethodCallExpression call => call.Method.Invoke(call.Object is null ? null : Evaluate(call.Object), All(call.Arguments)),
        BinaryExpression { NodeType: ExpressionType.Coalesce } coalesce => Evaluate(coalesce.Left) ?? Evaluate(coalesce.Right),
        BinaryExpression { NodeType: ExpressionType.ArrayIndex } index => ((Array)Evaluate(index.Left)!).GetValue((int)Evaluate(index.Right)!),
        BinaryExpression binary => Arithmetic(binary),
        ConditionalExpression conditional => Evaluate((bool)Evaluate(conditional.Test)! ? conditional.IfTrue : conditional.IfFalse),
        _ => throw LambdaErrors.Refuse(expression, "its value cannot be read; put it into a variable first."),
    };

    private static object?[] All(ReadOnlyCollection<Expression> expressions)
    {
        var values = new object?[expressions.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Evaluate(expressions[i]);
        }

        return values;
    }

    private static object? Member(MemberExpression member)
    {
        var owner = member.Expression is null ? null : Evaluate(member.Expression);
        if (member.Expression is { } inner && Nullable.GetUnderlyingType(inner.Type) is not null)
        {
            return member.Member.Name == "HasValue" ? owner is not null : owner ?? throw LambdaErrors.Refuse(member, "it has no value.");
        }

        if (owner is null && member.Expression is not null)
        {
            throw LambdaErrors.Refuse(member, $"'{member.Expression}' is null.");
        }

        return member.Member switch
        {
            FieldInfo field => field.GetValue(owner),
            PropertyInfo property => property.GetValue(owner),
            _ => throw LambdaErrors.Refuse(member, "it is neither field nor property."),
        };
    }

    private static object? Convert(UnaryExpression convert)
    {
        var value = Evaluate(convert.Operand);
        if (value is null)
        {
            return null;
        }

        if (convert.Method is { } method && !method.ReturnType.IsByRefLike)
        {
            return method.Invoke(null, [value]);
        }

        var type = Nullable.GetUnderlyingType(convert.Type) ?? convert.Type;
        if (type.IsEnum)
        {
            return Enum.ToObject(type, value);
        }

        return type.IsPrimitive && value is IConvertible ? System.Convert.ChangeType(value, type, CultureInfo.InvariantCulture) : value;
    }

    private static object? Arithmetic(BinaryExpression binary)
    {
        var (left, right) = (Evaluate(binary.Left), Evaluate(binary.Right));
        if (left is null || right is null)
        {
            throw LambdaErrors.Refuse(binary, "a part of it is null.");
        }

        if (binary.Method is { } method)
        {
            return method.Invoke(null, [left, right]);
        }

        return (binary.NodeType, left, right) switch
        {
            (ExpressionType.Add or ExpressionType.AddChecked, int x, int y) => x + y,
            (ExpressionType.Subtract or ExpressionType.SubtractChecked, int x, int y) => x - y,
            (ExpressionType.Multiply or ExpressionType.MultiplyChecked, int x, int y) => x * y,
            (ExpressionType.Add or ExpressionType.AddChecked, long x, long y) => x + y,
            (ExpressionType.Subtract or ExpressionType.SubtractChecked, long x, long y) => x - y,
            (ExpressionType.Multiply or ExpressionType.MultiplyChecked, long x, long y) => x * y,
            (ExpressionType.Equal, _, _) => Equals(left, right),
            (ExpressionType.NotEqual, _, _) => !Equals(left, right),
            (ExpressionType.AndAlso, bool x, bool y) => x && y,
            (ExpressionType.OrElse, bool x, bool y) => x || y,
            _ => throw LambdaErrors.Refuse(binary, "its value cannot be read; put it into a variable first."),
        };
    }
}
