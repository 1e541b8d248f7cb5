using System.Collections.Immutable;

namespace Crm.Criteria.Checking;

/// <content>Arithmetic: operands get one kind, a constant that of the other side.</content>
internal sealed partial class CheckRun
{
    private CheckedValue Calculate(Term term, in Scope outer, FieldUse use)
    {
        var scope = Enter(outer, term);
        return term switch
        {
            Arithmetic arithmetic => Calculate(arithmetic, scope, use),
            Negative negative => OfNumber(Computation.Negate, negative.Value, scope, use),
            Shift shift => Moved(shift, scope, use),
            Call call => BuiltIn(call, scope, use),
            _ => throw Error("criteria.type", $"A field is wanted here, not {Naming.Term(term)}.", term),
        };
    }

    private Scope Enter(in Scope outer, Term term)
    {
        var scope = outer.Deeper();
        if (scope.Depth > context.Limits.Depth)
        {
            throw Limit("levels of nesting", context.Limits.Depth, term);
        }

        return ++nodes <= context.Limits.Nodes ? scope : throw Limit("nodes", context.Limits.Nodes, term);
    }

    private ComputedValue Calculate(Arithmetic arithmetic, in Scope scope, FieldUse use)
    {
        var left = IsValue(arithmetic.Left) ? Value(arithmetic.Left, scope, use) : null;
        var right = IsValue(arithmetic.Right) ? Value(arithmetic.Right, scope, use) : null;
        left ??= ConstantOperand(arithmetic.Left, right?.Kind);
        right ??= ConstantOperand(arithmetic.Right, left.Kind);
        if (arithmetic.Operator == ArithmeticOperator.Subtract && left.Kind == right.Kind)
        {
            switch (left.Kind)
            {
                case ValueKind.Date:
                    return new ComputedValue(Computation.DaysOfDates, [left, right], ValueKind.Integer);
                case ValueKind.Instant:
                    return new ComputedValue(Computation.DaysOfInstants, [left, right], ValueKind.Decimal);
            }
        }

        if (!IsNumber(left) || !IsNumber(right))
        {
            var advice = left.Kind is ValueKind.Date or ValueKind.Instant ? " A time is moved by a length of time, as in 'closeDate + 30d'." : "";
            throw Error("criteria.type", $"Arithmetic is of numbers, not of {Naming.Kind(left.Kind)} and {Naming.Kind(right.Kind)}.{advice}", arithmetic);
        }

        if (arithmetic.Operator == ArithmeticOperator.Divide || left.Kind != right.Kind)
        {
            (left, right) = (ToDecimal(left), ToDecimal(right));
        }

        return new ComputedValue(Computation.Add + (int)arithmetic.Operator, [left, right], left.Kind);
    }

    private ComputedValue OfNumber(Computation function, Term term, in Scope scope, FieldUse use, int detail = 0)
    {
        var value = IsValue(term) ? Value(term, scope, use) : ConstantOperand(term, null);
        return IsNumber(value)
            ? new ComputedValue(function, [value], value.Kind, detail)
            : throw Error("criteria.type", $"Arithmetic is of numbers, not of {Naming.Kind(value.Kind)}.", term);
    }

    private ComputedValue Moved(Shift shift, in Scope scope, FieldUse use)
    {
        var value = IsValue(shift.Value) ? Value(shift.Value, scope, use) : ConstantOperand(shift.Value, null);
        var (function, each) = (value.Kind, shift.Unit) switch
        {
            (ValueKind.Date, TimeUnit.Day) => (Computation.ShiftDays, 1),
            (ValueKind.Date, TimeUnit.Week) => (Computation.ShiftDays, 7),
            (ValueKind.Date, TimeUnit.Month) => (Computation.ShiftMonths, 1),
            (ValueKind.Date, TimeUnit.Quarter) => (Computation.ShiftMonths, 3),
            (ValueKind.Date, TimeUnit.Year) => (Computation.ShiftMonths, 12),
            (ValueKind.Instant, TimeUnit.Minute) => (Computation.ShiftMinutes, 1),
            (ValueKind.Instant, TimeUnit.Hour) => (Computation.ShiftMinutes, 60),
            (ValueKind.Instant, TimeUnit.Day) => (Computation.ShiftMinutes, 24 * 60),
            (ValueKind.Instant, TimeUnit.Week) => (Computation.ShiftMinutes, 7 * 24 * 60),
            (ValueKind.Date, _) => throw Error("criteria.type", "A date is moved by days, weeks, months, quarters or years.", shift),
            (ValueKind.Instant, _) => throw Error("criteria.type", "An instant is moved by minutes, hours, days (of 24 hours) or weeks.", shift),
            _ => throw Error("criteria.type", $"Only a date or an instant is moved by a length of time, not {Naming.Kind(value.Kind)}.", shift),
        };
        var by = (long)shift.Amount * each;
        var most = function switch { Computation.ShiftDays => 365_250, Computation.ShiftMonths => 12_000, _ => 365_250 * 24 * 60 };
        return Math.Abs(by) <= most
            ? new ComputedValue(function, [value], value.Kind, (int)by)
            : throw Error("criteria.type", "A time is moved by 1,000 years at most.", shift);
    }

    /// <summary>A constant as an operand: of the other side's kind, or of its own. A whole number stays whole where it can.</summary>
    private ConstantValue ConstantOperand(Term term, ValueKind? other)
    {
        var kind = other ?? term switch
        {
            DateLiteral => ValueKind.Date,
            InstantLiteral => ValueKind.Instant,
            RelativeTime time => Time.TimeFrame.IsDay(time) ? ValueKind.Date : ValueKind.Instant,
            _ => ValueKind.Decimal,
        };
        if (kind is ValueKind.Date or ValueKind.Instant && term is not (CalendarPeriod or NumberLiteral))
        {
            var moment = Constant(term, new ConstantTarget(kind));
            return new ConstantValue(moment.Point ?? moment.Start!, kind);
        }

        if (kind is not (ValueKind.Integer or ValueKind.Decimal))
        {
            var advice = kind is ValueKind.Date or ValueKind.Instant ? " A time is moved by a length of time, as in 'closeDate + 30d'." : "";
            throw Error("criteria.type", $"Arithmetic with {Naming.Kind(kind)} does not go with {Naming.Term(term)}.{advice}", term);
        }

        var number = (decimal)Point(term, new ConstantTarget(ValueKind.Decimal, IsSum: true));
        return other != ValueKind.Decimal && decimal.Truncate(number) == number
            ? new ConstantValue((long)number, ValueKind.Integer)
            : new ConstantValue(number, ValueKind.Decimal);
    }

    private static bool IsNumber(CheckedValue value) => value.Kind is ValueKind.Integer or ValueKind.Decimal;

    private static CheckedValue ToDecimal(CheckedValue value) => value switch
    {
        { Kind: ValueKind.Decimal } => value,
        ConstantValue { Value: long number } => new ConstantValue((decimal)number, ValueKind.Decimal),
        _ => new ComputedValue(Computation.ToDecimal, [value], ValueKind.Decimal),
    };
}
