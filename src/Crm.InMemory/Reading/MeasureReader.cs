using Crm.Criteria;
using Crm.Storage;

namespace Crm.InMemory.Reading;

/// <summary>Reads one measure: makes what adds it up, one for each group.</summary>
internal sealed class MeasureReader(Measure measure, SourceView view)
{
    private readonly Func<object?[], bool> where = view.Condition(measure.Where);
    private readonly ValueReader? operand = measure.Operand is { } value ? view.Value(value) : null;

    public Accumulator Start() => (measure.Function, operand) switch
    {
        (RollupFunction.Count, _) => new CountAccumulator(where),
        (RollupFunction.Sum, { Kind: ValueKind.Integer } number) => new SumAccumulator<long>(where, number, static (x, y) => checked(x + y)),
        (RollupFunction.Sum, { Kind: ValueKind.Decimal } number) => new SumAccumulator<decimal>(where, number, static (x, y) => x + y),
        (RollupFunction.Min or RollupFunction.Max, { } any) => new ExtremeAccumulator(where, any, measure.Function == RollupFunction.Max),
        _ => throw new CrmException(CrmErrors.Criteria, $"There is no {measure.Function} of such a value."),
    };
}

/// <summary>Adds up one measure of one group.</summary>
internal abstract class Accumulator(Func<object?[], bool> where)
{
    public abstract object? Result { get; }

    public void Add(object?[] row)
    {
        if (where(row))
        {
            Count(row);
        }
    }

    protected abstract void Count(object?[] row);
}

internal sealed class CountAccumulator(Func<object?[], bool> where) : Accumulator(where)
{
    private long count;

    public override object? Result => count;

    protected override void Count(object?[] row) => count++;
}

internal sealed class SumAccumulator<T>(Func<object?[], bool> where, ValueReader operand, Func<T, T, T> add) : Accumulator(where)
    where T : struct
{
    private T sum;

    public override object? Result => sum;

    protected override void Count(object?[] row)
    {
        if (operand.Read(row) is T value)
        {
            sum = add(sum, value);
        }
    }
}

internal sealed class ExtremeAccumulator(Func<object?[], bool> where, ValueReader operand, bool greatest) : Accumulator(where)
{
    private object? extreme;

    public override object? Result => extreme;

    protected override void Count(object?[] row)
    {
        if (operand.Read(row) is { } value && (extreme is null || (greatest ? operand.Order.Compare(value, extreme) > 0 : operand.Order.Compare(value, extreme) < 0)))
        {
            extreme = value;
        }
    }
}
