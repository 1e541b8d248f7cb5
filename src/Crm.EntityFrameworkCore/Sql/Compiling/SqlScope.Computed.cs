using Crm.Criteria;

namespace Crm.EntityFrameworkCore.Sql.Compiling;

/// <content>Computed values.</content>
internal sealed partial class SqlScope
{
    /// <summary>What a stored decimal never exceeds; a custom one neither.</summary>
    private const decimal GreatestDecimal = DecimalBounds.Greatest;

    private SqlArithmetic Arithmetic => Dialect.Arithmetic;

    private SqlValue Condition(ConditionValue value) =>
        new($"(CASE WHEN {Condition(value.Condition)} THEN TRUE ELSE FALSE END)", Repr.Boolean, false);

    private SqlValue Computed(ComputedValue value, bool compared)
    {
        if (value.Function == Computation.Coalesce)
        {
            return Coalesce(value, compared);
        }

        compilation.UsesArithmetic = true;
        var repr = Dialect.Of(value.Kind.ToSlotKind());
        var left = Operand(value.Operands[0]);
        var right = value.Operands.Count > 1 ? Operand(value.Operands[1]) : "";
        var sql = value.Function switch
        {
            Computation.Add => Bounded($"({left} + {right})", value, repr),
            Computation.Subtract => Bounded($"({left} - {right})", value, repr),
            Computation.Multiply => Arithmetic.Multiply(left, right, value.Kind),
            Computation.Divide => Arithmetic.Divide(left, right),
            Computation.Negate => $"(-({left}))",
            Computation.Absolute => $"abs({left})",
            Computation.Round => Arithmetic.Round(left, value.Kind, value.Detail),
            Computation.ToDecimal => Arithmetic.ToDecimal(left),
            Computation.DaysOfDates => Arithmetic.DaysOfDates(left, right),
            Computation.DaysOfInstants => Arithmetic.DaysOfInstants(left, right),
            Computation.ShiftDays => Arithmetic.Shift(left, value.Detail, 0),
            Computation.ShiftMonths => Arithmetic.Shift(left, 0, value.Detail),
            Computation.ShiftMinutes => Arithmetic.ShiftMinutes(left, value.Detail),
            _ => throw new ArgumentException($"A computation {value.Function} is not known.", nameof(value)),
        };
        return new(sql, repr, true);
    }

    private SqlValue Coalesce(ComputedValue value, bool compared)
    {
        var operands = value.Operands.Select(o => compared || value.Kind != ValueKind.Text ? Native(Compared(o), o.Kind) : Shown(o)).ToList();
        return new($"COALESCE({string.Join(", ", operands.Select(o => o.Sql))})", operands[0].Repr, operands.TrueForAll(o => o.MayBeNull));
    }

    /// <summary>An operand as the database's own kind of value, and within the limit.</summary>
    private string Operand(CheckedValue value)
    {
        var native = Native(Compared(value), value.Kind);
        return value.Kind is ValueKind.Integer or ValueKind.Decimal && Bound(value) > ExactNumbers.Limit ? Arithmetic.Within(native.Sql, native.Repr) : native.Sql;
    }

    /// <summary>A sum or difference of what is within the limit cannot be too big for the database, but for the limit it can.</summary>
    private string Bounded(string sql, ComputedValue value, Repr repr) =>
        Math.Min(Bound(value.Operands[0]), ExactNumbers.Limit) + Math.Min(Bound(value.Operands[1]), ExactNumbers.Limit) > ExactNumbers.Limit ? Arithmetic.Within(sql, repr) : sql;

    /// <summary>What a number's distance from zero never exceeds.</summary>
    private static decimal Bound(CheckedValue value) => value switch
    {
        ConstantValue { Value: long number } => Math.Abs((decimal)number),
        ConstantValue { Value: decimal number } => Math.Abs(number),
        FieldValue { Kind: ValueKind.Decimal } => GreatestDecimal,
        RollupValue { Function: RollupFunction.Count } => ExactNumbers.Limit,
        RollupValue { Function: RollupFunction.Min or RollupFunction.Max, Operand: { } operand } => Bound(operand),
        ComputedValue { Function: Computation.Coalesce } first => first.Operands.Max(Bound),
        ComputedValue { Function: Computation.Add or Computation.Subtract } sum => Math.Min(ExactNumbers.Limit, Bound(sum.Operands[0]) + Bound(sum.Operands[1])),
        ComputedValue { Function: Computation.Negate or Computation.Absolute or Computation.ToDecimal } same => Math.Min(ExactNumbers.Limit, Bound(same.Operands[0])),
        ComputedValue => ExactNumbers.Limit,
        _ => decimal.MaxValue / 4,
    };
}
