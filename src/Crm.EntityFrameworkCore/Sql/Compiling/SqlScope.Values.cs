using Crm.Criteria;
using Crm.Records;

namespace Crm.EntityFrameworkCore.Sql.Compiling;

internal sealed partial class SqlScope
{
    /// <summary>A value as conditions, orders and groups compare it.</summary>
    public SqlValue Compared(CheckedValue value) => Value(value, compared: true);

    /// <summary>A value as a reader of rows sees it.</summary>
    public SqlValue Shown(CheckedValue value) => Value(value, compared: false);

    /// <summary>Two values to compare, standing alike.</summary>
    private (SqlValue Left, SqlValue Right) Pair(CheckedValue left, CheckedValue right)
    {
        switch (left, right)
        {
            case (not ConstantValue, ConstantValue constant):
                var one = Compared(left);
                return (one, new(compilation.Constant(constant.Value, one.Repr), one.Repr, false));
            case (ConstantValue constant, not ConstantValue):
                var other = Compared(right);
                return (new(compilation.Constant(constant.Value, other.Repr), other.Repr, false), other);
            default:
                var (l, r) = (Compared(left), Compared(right));
                return l.Repr == r.Repr ? (l, r) : (Native(l, left.Kind), Native(r, right.Kind));
        }
    }

    private SqlValue Native(SqlValue value, ValueKind kind)
    {
        var native = Dialect.Of(kind.ToSlotKind());
        return value.Repr == native ? value : new(Dialect.Convert(value.Sql, value.Repr, native), native, value.MayBeNull);
    }

    private SqlValue Value(CheckedValue value, bool compared)
    {
        switch (value)
        {
            case FieldValue field:
                var found = Follow(field.Path).Field(field.Field, compared);
                return field.Path.Count == 0 ? found : found with { MayBeNull = true };
            case ConstantValue constant:
                var repr = Dialect.Of(constant.Kind.ToSlotKind());
                return new(compilation.Constant(compared ? constant.Value : constant.Text ?? constant.Value, repr), repr, false);
            case RollupValue rollup:
                return Rollup(rollup);
            case ComputedValue computed:
                return Computed(computed, compared);
            case ConditionValue condition:
                return Condition(condition);
            default:
                throw new ArgumentException($"A value of type {value.GetType().Name} is not known.", nameof(value));
        }
    }

    private SqlValue Rollup(RollupValue rollup)
    {
        var related = Related(rollup.Path, rollup.Many, out var from, out var conditions);
        if (rollup.Where is { } where)
        {
            conditions.Add(related.Condition(where));
        }

        var result = related.Aggregate(rollup.Function, rollup.Operand, filter: "");
        return result with { Sql = $"(SELECT {result.Sql} FROM {from}{related.Joins} WHERE {string.Join(" AND ", conditions)})" };
    }

    /// <summary>An aggregate over rows of this scope.</summary>
    public SqlValue Aggregate(RollupFunction function, CheckedValue? operand, string filter)
    {
        if (function == RollupFunction.Count)
        {
            return new($"COUNT(*){filter}", Repr.Integer, false);
        }

        var value = Compared(operand!);
        if (function == RollupFunction.Sum)
        {
            var summed = Native(value, operand!.Kind);
            var sum = Dialect.Sum(summed.Sql, summed.Repr, filter);
            return sum with { Sql = $"COALESCE({sum.Sql}, 0)", MayBeNull = false };
        }

        return new($"{(function == RollupFunction.Min ? "MIN" : "MAX")}({value.Sql}){filter}", value.Repr, true);
    }
}
