using System.Linq.Expressions;
using NodaTime;

namespace Crm.Criteria.Lambda;

/// <content>Arithmetic.</content>
internal sealed partial class LambdaTranslator
{
    /// <summary>What an expression computes; null where it computes nothing.</summary>
    private Term? Calculation(Expression expression)
    {
        switch (expression)
        {
            case BinaryExpression { NodeType: ExpressionType.Coalesce } coalesce:
                return new Call("coalesce", [Operand(coalesce.Left, coalesce), Operand(coalesce.Right, coalesce)]);
            case BinaryExpression { NodeType: ExpressionType.Divide } divide when IsWhole(divide.Left.Type) && IsWhole(divide.Right.Type):
                throw LambdaErrors.Refuse(divide, "C# cuts such a quotient to a whole number, conditions do not; make one side a decimal.");
            case BinaryExpression binary when Operation(binary.NodeType) is { } operation:
                return new Arithmetic(Operand(binary.Left, binary), operation, Operand(binary.Right, binary));
            case UnaryExpression { NodeType: ExpressionType.Negate or ExpressionType.NegateChecked } negate:
                return new Negative(Value(negate.Operand));
            case MethodCallExpression { Method: { Name: nameof(Math.Abs) } method, Arguments: [var argument] } when method.DeclaringType == typeof(Math) || method.DeclaringType == typeof(decimal):
                return new Call("abs", [Value(argument)]);
            case MethodCallExpression { Object: { } date } move when Strip(date).Type is var type && Bare(type) == typeof(LocalDate) && Unit(move.Method.Name) is { } unit:
                return SpeaksOfRecord(move.Arguments[0])
                    ? throw LambdaErrors.Refuse(move, "a date is moved by a constant.")
                    : new Shift(Value(date), (int)CapturedValue.Read(move.Arguments[0])!, unit);
            default:
                return null;
        }
    }

    private Term Operand(Expression expression, Expression whole)
    {
        if (SpeaksOfRecord(expression))
        {
            return Value(expression);
        }

        return CapturedValue.Read(expression) is { } value ? Constant(value, expression, whole) : throw LambdaErrors.Refuse(whole, "a part of it is null.");
    }

    private static bool IsWhole(Type type) => Bare(type) is var bare && (bare == typeof(int) || bare == typeof(long) || bare == typeof(short) || bare == typeof(byte));

    private static ArithmeticOperator? Operation(ExpressionType type) => type switch
    {
        ExpressionType.Add or ExpressionType.AddChecked => ArithmeticOperator.Add,
        ExpressionType.Subtract or ExpressionType.SubtractChecked => ArithmeticOperator.Subtract,
        ExpressionType.Multiply or ExpressionType.MultiplyChecked => ArithmeticOperator.Multiply,
        ExpressionType.Divide => ArithmeticOperator.Divide,
        _ => null,
    };

    private static TimeUnit? Unit(string method) => method switch
    {
        nameof(LocalDate.PlusDays) => TimeUnit.Day,
        nameof(LocalDate.PlusWeeks) => TimeUnit.Week,
        nameof(LocalDate.PlusMonths) => TimeUnit.Month,
        nameof(LocalDate.PlusYears) => TimeUnit.Year,
        _ => null,
    };
}
