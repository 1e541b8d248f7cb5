using NodaTime;

namespace Crm.Criteria.Evaluation;

/// <content>Values.</content>
internal sealed partial class Compiler
{
    public Reader Reader(CheckedValue value) => value switch
    {
        FieldValue field => ReadField(field),
        ConstantValue constant => ReadConstant(constant),
        RollupValue rollup => ReadRollup(rollup),
        ComputedValue computed => ReadComputed(computed),
        ConditionValue condition => new ConditionReader(Test(condition.Condition)),
        _ => throw Unknown(value),
    };

    private Reader ReadField(FieldValue value)
    {
        var walk = value.Path.Count == 0 ? null : new Walk(Steps(value.Path), null);
        return value.Kind switch
        {
            ValueKind.Text => new TextFieldReader(walk, value.Field),
            ValueKind.Boolean => new FieldReader<bool>(walk, value.Field),
            ValueKind.Integer => new FieldReader<long>(walk, value.Field),
            ValueKind.Decimal => new FieldReader<decimal>(walk, value.Field),
            ValueKind.Date => new FieldReader<LocalDate>(walk, value.Field),
            ValueKind.Instant => new FieldReader<Instant>(walk, value.Field),
            _ => new FieldReader<Guid>(walk, value.Field),
        };
    }

    private static Reader ReadConstant(ConstantValue constant) => constant.Value switch
    {
        string key => new TextConstantReader(constant.Text ?? key, key),
        bool value => new ConstantReader<bool>(value),
        long value => new ConstantReader<long>(value),
        decimal value => new ConstantReader<decimal>(value),
        LocalDate value => new ConstantReader<LocalDate>(value),
        Instant value => new ConstantReader<Instant>(value),
        Guid value => new ConstantReader<Guid>(value),
        _ => throw Unknown(constant),
    };

    private Reader ReadRollup(RollupValue rollup)
    {
        var walk = WalkTo(rollup.Path, rollup.Many);
        var where = rollup.Where is { } condition ? Test(condition) : null;
        if (rollup.Operand is not { } operand)
        {
            return new CountReader(walk, where);
        }

        var reader = Reader(operand);
        return (rollup.Function, reader) switch
        {
            (RollupFunction.Sum, Reader<long> number) => new SumReader<long>(walk, where, number, (x, y) => checked(x + y)),
            (RollupFunction.Sum, Reader<decimal> number) => new SumReader<decimal>(walk, where, number, (x, y) => x + y),
            (RollupFunction.Min or RollupFunction.Max, Reader<long> number) => Extreme(number),
            (RollupFunction.Min or RollupFunction.Max, Reader<decimal> number) => Extreme(number),
            (RollupFunction.Min or RollupFunction.Max, Reader<LocalDate> date) => Extreme(date),
            (RollupFunction.Min or RollupFunction.Max, Reader<Instant> instant) => Extreme(instant),
            _ => throw Unknown(rollup),
        };

        ExtremeReader<T> Extreme<T>(Reader<T> value)
            where T : struct, IComparable<T> => new(walk, where, value, rollup.Function == RollupFunction.Max);
    }

    private Walk WalkTo(Sequence<Hop> path, Hop many) => new(Steps(path), new Step(many.Relation, Restriction(many)));

    private Step[] Steps(Sequence<Hop> path)
    {
        var steps = new Step[path.Count];
        for (var i = 0; i < steps.Length; i++)
        {
            steps[i] = new Step(path[i].Relation, Restriction(path[i]));
        }

        return steps;
    }
}
