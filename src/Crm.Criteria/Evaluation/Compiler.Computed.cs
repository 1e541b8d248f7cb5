using NodaTime;

namespace Crm.Criteria.Evaluation;

/// <content>Computed values. What is one operation on one kind is one reader; none of them allocates.</content>
internal sealed partial class Compiler
{
    private Reader ReadComputed(ComputedValue value)
    {
        var readers = value.Operands.Select(Reader).ToArray();
        return (value.Function, readers[0]) switch
        {
            (Computation.Coalesce, _) => ReadCoalesce(value, readers),
            (Computation.Add, Reader<long>) => Both<long, long>(static (x, y) => ExactNumbers.Within(x) + ExactNumbers.Within(y) is { } sum ? ExactNumbers.Within(sum) : null),
            (Computation.Add, Reader<decimal>) => Both<decimal, decimal>(static (x, y) => ExactNumbers.Within(x) + ExactNumbers.Within(y) is { } sum ? ExactNumbers.Within(sum) : null),
            (Computation.Subtract, Reader<long>) => Both<long, long>(static (x, y) => ExactNumbers.Within(x) - ExactNumbers.Within(y) is { } difference ? ExactNumbers.Within(difference) : null),
            (Computation.Subtract, Reader<decimal>) => Both<decimal, decimal>(static (x, y) => ExactNumbers.Within(x) - ExactNumbers.Within(y) is { } difference ? ExactNumbers.Within(difference) : null),
            (Computation.Multiply, Reader<long>) => Both<long, long>(static (x, y) => ExactNumbers.Within(x) is { } a && ExactNumbers.Within(y) is { } b ? ExactNumbers.Multiply(a, b) : null),
            (Computation.Multiply, Reader<decimal>) => Both<decimal, decimal>(static (x, y) => ExactNumbers.Within(x) is { } a && ExactNumbers.Within(y) is { } b ? ExactNumbers.Multiply(a, b) : null),
            (Computation.Divide, Reader<decimal>) => Both<decimal, decimal>(static (x, y) => ExactNumbers.Within(x) is { } a && ExactNumbers.Within(y) is { } b ? ExactNumbers.Divide(a, b) : null),
            (Computation.Negate, Reader<long>) => One<long, long>(static (x, _) => -ExactNumbers.Within(x)),
            (Computation.Negate, Reader<decimal>) => One<decimal, decimal>(static (x, _) => -ExactNumbers.Within(x)),
            (Computation.Absolute, Reader<long>) => One<long, long>(static (x, _) => ExactNumbers.Within(x) is { } a ? Math.Abs(a) : null),
            (Computation.Absolute, Reader<decimal>) => One<decimal, decimal>(static (x, _) => ExactNumbers.Within(x) is { } a ? Math.Abs(a) : null),
            (Computation.Round, Reader<long>) => One<long, long>(static (x, digits) => ExactNumbers.Within(x) is { } a ? (long)ExactNumbers.Round(a, digits) : null),
            (Computation.Round, Reader<decimal>) => One<decimal, decimal>(static (x, digits) => ExactNumbers.Within(x) is { } a ? ExactNumbers.Round(a, digits) : null),
            (Computation.ToDecimal, Reader<long>) => One<long, decimal>(static (x, _) => ExactNumbers.Within(x)),
            (Computation.DaysOfDates, Reader<LocalDate>) => Both<LocalDate, long>(static (x, y) => Period.DaysBetween(y, x)),
            (Computation.DaysOfInstants, Reader<Instant>) => Both<Instant, decimal>(static (x, y) => ExactNumbers.DaysBetween(y, x)),
            (Computation.ShiftDays, Reader<LocalDate>) => One<LocalDate, LocalDate>(static (x, days) => ExactNumbers.Shift(x, days, 0)),
            (Computation.ShiftMonths, Reader<LocalDate>) => One<LocalDate, LocalDate>(static (x, months) => ExactNumbers.Shift(x, 0, months)),
            (Computation.ShiftMinutes, Reader<Instant>) => One<Instant, Instant>(static (x, minutes) => ExactNumbers.Shift(x, Duration.FromMinutes((long)minutes))),
            _ => throw Unknown(value),
        };

        OneReader<T, TResult> One<T, TResult>(Func<T, int, TResult?> compute)
            where T : struct
            where TResult : struct => new((Reader<T>)readers[0], value.Detail, compute);

        BothReader<T, TResult> Both<T, TResult>(Func<T, T, TResult?> compute)
            where T : struct
            where TResult : struct => new((Reader<T>)readers[0], (Reader<T>)readers[1], compute);
    }

    private static Reader ReadCoalesce(ComputedValue value, Reader[] readers) => value.Kind switch
    {
        ValueKind.Text => new FirstTextReader(Array.ConvertAll(readers, r => (TextReader)r)),
        ValueKind.Boolean => new FirstReader<bool>(Array.ConvertAll(readers, r => (Reader<bool>)r)),
        ValueKind.Integer => new FirstReader<long>(Array.ConvertAll(readers, r => (Reader<long>)r)),
        ValueKind.Decimal => new FirstReader<decimal>(Array.ConvertAll(readers, r => (Reader<decimal>)r)),
        ValueKind.Date => new FirstReader<LocalDate>(Array.ConvertAll(readers, r => (Reader<LocalDate>)r)),
        ValueKind.Instant => new FirstReader<Instant>(Array.ConvertAll(readers, r => (Reader<Instant>)r)),
        _ => new FirstReader<Guid>(Array.ConvertAll(readers, r => (Reader<Guid>)r)),
    };
}
