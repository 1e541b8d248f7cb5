using System.Numerics;

namespace Crm.Criteria.Tests;

/// <content>Arithmetic a second time: in whole ten-thousandths of any size, every bound looked at afterwards.</content>
internal sealed partial class NaiveEvaluator
{
    private static readonly BigInteger Limit = 1_000_000_000_000_000_000;

    private static bool IsValue(Term term) => term is FieldPath or Rollup or Arithmetic or Negative or Shift or Call;

    private object? Computed(Term term, Entity entity, object record)
    {
        switch (term)
        {
            case Negative negative:
                return Number(0, ArithmeticOperator.Subtract, Operand(negative.Value, entity, record), Kind(term, entity));
            case Shift shift:
                return Moved(Operand(shift.Value, entity, record), shift);
            case Call { Function: "abs" } abs:
                return Operand(abs.Arguments[0], entity, record) is { } number && Scaled(number) is { } n ? Made(BigInteger.Abs(n), Kind(term, entity)) : null;
            case Call { Function: "round" } round:
                var digits = round.Arguments.Count == 1 ? 0 : (int)((NumberLiteral)round.Arguments[1]).Value;
                var unit = BigInteger.Pow(10, 4 - digits);
                return Operand(round.Arguments[0], entity, record) is { } value && Scaled(value) is { } x ? Made(Quotient(x, unit) * unit, Kind(term, entity)) : null;
            case Call { Function: "coalesce" } coalesce:
                return coalesce.Arguments.AsSpan().ToArray()
                    .Select(a => Operand(a, entity, record, Kind(term, entity)))
                    .Select(v => v is long whole && Kind(term, entity) == ValueKind.Decimal ? Within(whole) : v)
                    .FirstOrDefault(v => v is not null);
            case Arithmetic arithmetic when Kind(arithmetic.Left, entity) is ValueKind.Date or ValueKind.Instant:
                return (Operand(arithmetic.Left, entity, record, Kind(arithmetic.Left, entity)), Operand(arithmetic.Right, entity, record, Kind(arithmetic.Left, entity))) switch
                {
                    (LocalDate a, LocalDate b) => (long)(a.AtMidnight().InUtc().ToInstant() - b.AtMidnight().InUtc().ToInstant()).TotalDays,
                    (Instant a, Instant b) => Made(Quotient(Micros(a) - Micros(b), 8_640_000), ValueKind.Decimal),
                    _ => null,
                };
            case Arithmetic arithmetic:
                return Number(Operand(arithmetic.Left, entity, record), arithmetic.Operator, Operand(arithmetic.Right, entity, record), Kind(term, entity));
            default:
                throw new InvalidOperationException();
        }
    }

    private static object? Within(long whole) => Scaled(whole) is { } n ? Made(n, ValueKind.Decimal) : null;

    private static object? Number(object? left, ArithmeticOperator operation, object? right, ValueKind kind)
    {
        if (left is null || right is null || Scaled(left) is not { } a || Scaled(right) is not { } b || (operation == ArithmeticOperator.Divide && b.IsZero))
        {
            return null;
        }

        return Made(operation switch { ArithmeticOperator.Add => a + b, ArithmeticOperator.Subtract => a - b, ArithmeticOperator.Multiply => Quotient(a * b, 10_000), _ => Quotient(a * 10_000, b) }, kind);
    }

    private static object? Made(BigInteger scaled, ValueKind kind) => BigInteger.Abs(scaled) > Limit ? null : kind == ValueKind.Integer ? (object)(long)(scaled / 10_000) : (decimal)scaled / 10_000;

    private static BigInteger? Scaled(object number)
    {
        var scaled = number is int or long ? Convert.ToInt64(number, null) * (BigInteger)10_000 : (BigInteger)((decimal)number * 10_000);
        return BigInteger.Abs(scaled) > Limit ? null : scaled;
    }

    private static BigInteger Quotient(BigInteger a, BigInteger b) => (a.Sign * b.Sign) * (((2 * BigInteger.Abs(a)) + BigInteger.Abs(b)) / (2 * BigInteger.Abs(b)));

    private static BigInteger Micros(Instant instant) => (instant - NodaConstants.UnixEpoch).BclCompatibleTicks / 10;

    private static object? Moved(object? value, Shift shift)
    {
        switch (value)
        {
            case LocalDate date:
                var moved = shift.Unit switch
                {
                    TimeUnit.Day => date.PlusDays(shift.Amount),
                    TimeUnit.Week => date.PlusWeeks(shift.Amount),
                    TimeUnit.Month => date.PlusMonths(shift.Amount),
                    TimeUnit.Quarter => date.PlusMonths(3 * shift.Amount),
                    _ => date.PlusYears(shift.Amount),
                };
                return moved.Year is >= 1000 and <= 9998 ? moved : null;
            case Instant instant:
                var end = instant + shift.Unit switch
                {
                    TimeUnit.Minute => Duration.FromMinutes((long)shift.Amount),
                    TimeUnit.Hour => Duration.FromHours(shift.Amount),
                    _ => Duration.FromDays(shift.Unit == TimeUnit.Day ? shift.Amount : 7 * shift.Amount),
                };
                return end >= Instant.FromUtc(1900, 1, 1, 0, 0) && end < Instant.FromUtc(9999, 1, 1, 0, 0) ? end : null;
            default:
                return null;
        }
    }

    /// <summary>An operand; a constant is of the kind wanted, or of its own.</summary>
    private object? Operand(Term term, Entity entity, object record, ValueKind? wanted = null)
    {
        if (IsValue(term))
        {
            return Value(term, entity, record).Value;
        }

        var constant = Constant(term, (wanted ?? Kind(term, entity)) switch { ValueKind.Date => default(LocalDate), ValueKind.Instant => default(Instant), ValueKind.Integer => 0L, _ => 0m }, null);
        return constant is (Instant start, Instant) ? start : constant;
    }

    private static ValueKind Kind(Term term, Entity entity) => term switch
    {
        FieldPath path => Field(path, entity).Kind,
        Rollup { Operand: { } operand } rollup => Kind(operand, Target(rollup.Relation, entity)),
        Rollup => ValueKind.Integer,
        NumberLiteral number => decimal.Truncate(number.Value) == number.Value ? ValueKind.Integer : ValueKind.Decimal,
        DateLiteral => ValueKind.Date,
        InstantLiteral => ValueKind.Instant,
        RelativeTime time => time.Anchor == TimeAnchor.Today && time.Unit >= TimeUnit.Day ? ValueKind.Date : ValueKind.Instant,
        Negative negative => Kind(negative.Value, entity),
        Shift shift => Kind(shift.Value, entity),
        Call { Function: "coalesce" } call => call.Arguments.AsSpan().ToArray().Select(a => Kind(a, entity)).Aggregate((a, b) => a == b || a is ValueKind.Date or ValueKind.Instant ? a : ValueKind.Decimal),
        Call call => Kind(call.Arguments[0], entity),
        Arithmetic arithmetic => (Kind(arithmetic.Left, entity), Kind(arithmetic.Right, entity)) switch
        {
            (ValueKind.Date, _) or (_, ValueKind.Date) => ValueKind.Integer,
            (ValueKind.Instant, _) or (_, ValueKind.Instant) => ValueKind.Decimal,
            (ValueKind.Integer, ValueKind.Integer) when arithmetic.Operator != ArithmeticOperator.Divide => ValueKind.Integer,
            _ => ValueKind.Decimal,
        },
        _ => throw new InvalidOperationException(),
    };

    private static Entity Target(FieldPath path, Entity entity) => path.Segments.AsSpan().ToArray().Aggregate(entity, (e, name) => SampleCrm.Catalogue[e.Relations[name].Target]);
}
