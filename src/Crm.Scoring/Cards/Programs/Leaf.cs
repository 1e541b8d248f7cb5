namespace Crm.Scoring.Cards.Programs;

/// <summary>Every comparison is a question for a closed interval, flipped or not. NaN is in none, so what is missing fails each, and the complement holds.</summary>
internal readonly record struct Leaf(int Field, double Low, double High, bool Flipped)
{
    public static IEnumerable<Leaf> Of(FieldCondition condition, int field, CardField of)
    {
        double Value(int i) => of.Kind == OperandKind.Text ? of.Code(condition.Values[i].Text) : condition.Values[i].Number;
        return condition.Comparison switch
        {
            Comparison.Equal => [new(field, Value(0), Value(0), false)],
            Comparison.NotEqual => [new(field, Value(0), Value(0), true)],
            Comparison.Less => [new(field, double.NegativeInfinity, Math.BitDecrement(Value(0)), false)],
            Comparison.AtMost => [new(field, double.NegativeInfinity, Value(0), false)],
            Comparison.Greater => [new(field, Math.BitIncrement(Value(0)), double.PositiveInfinity, false)],
            Comparison.AtLeast => [new(field, Value(0), double.PositiveInfinity, false)],
            Comparison.Between => [new(field, Value(0), Value(1), false)],
            Comparison.In => Enumerable.Range(0, condition.Values.Length).Select(i => new Leaf(field, Value(i), Value(i), false)).Distinct(),
            _ => [new(field, double.NegativeInfinity, double.PositiveInfinity, true)],
        };
    }
}

/// <summary>Two truths made one: by and, or by or. Its own truth stands after those of the leaves, in the order of the gates.</summary>
internal readonly record struct Gate(bool IsAnd, int Left, int Right);
