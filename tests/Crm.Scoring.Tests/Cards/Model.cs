using Crm.Scoring.Cards;

namespace Crm.Scoring.Tests.Cards;

/// <summary>A card read as the documentation says it, one event and one comparison after the other.</summary>
internal static class Model
{
    public static (double[] Contributions, double Score) Score(Case of, Row row)
    {
        var contributions = new double[of.Card.Signals.Length];
        foreach (var group in of.Card.Groups)
        {
            var total = 0.0;
            for (var i = 0; i < contributions.Length; i++)
            {
                var signal = of.Card.Signals[i];
                if (signal.Group == group.Name)
                {
                    var before = Limited(total, group);
                    total += signal.When is null || Holds(signal.When, row) ? Points(signal, row, of.Now) : 0;
                    contributions[i] = Limited(total, group) - before;
                }
            }
        }

        return (contributions, contributions.Sum());
    }

    public static double Recount(Signal signal, IEnumerable<(string Kind, DateTimeOffset At)> events, DateTimeOffset now) =>
        events.Where(e => e.Kind == signal.Event).Sum(e => signal.Decay!.Weight(now - e.At));

    public static bool Holds(Condition condition, Row row) => condition switch
    {
        AllCondition all => all.Conditions.All(c => Holds(c, row)),
        AnyCondition any => any.Conditions.Any(c => Holds(c, row)),
        NotCondition not => !Holds(not.Condition, row),
        PredicateCondition predicate => (bool)row.Fields[predicate.Name]!,
        FieldCondition field => Holds(field, row.Fields[field.Field]),
        _ => throw new NotSupportedException(),
    };

    private static bool Holds(FieldCondition condition, object? value)
    {
        bool Is(Operand operand) => value switch { null => false, string text => text == operand.Text, bool flag => flag == (operand.Number == 1), _ => (double)value == operand.Number };
        var number = value as double?;
        return condition.Comparison switch
        {
            Comparison.Missing => value is null,
            Comparison.Equal => Is(condition.Values[0]),
            Comparison.NotEqual => !Is(condition.Values[0]),
            Comparison.In => condition.Values.Any(Is),
            Comparison.Less => number < condition.Values[0].Number,
            Comparison.AtMost => number <= condition.Values[0].Number,
            Comparison.Greater => number > condition.Values[0].Number,
            Comparison.AtLeast => number >= condition.Values[0].Number,
            _ => number >= condition.Values[0].Number && number <= condition.Values[1].Number,
        };
    }

    private static double Points(Signal signal, Row row, DateTimeOffset now)
    {
        var cap = signal.Cap ?? ScoreCardLimits.DefaultCap;
        return signal.Event is null ? signal.Points : Math.Clamp(signal.Points * Recount(signal, row.Events, now), -cap, cap);
    }

    private static double Limited(double points, SignalGroup group) => Math.Clamp(points, group.Min ?? double.NegativeInfinity, group.Max ?? double.PositiveInfinity);
}
