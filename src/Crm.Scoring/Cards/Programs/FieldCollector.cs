using System.Collections.Immutable;

namespace Crm.Scoring.Cards.Programs;

/// <summary>Finds the fields that conditions ask for, in the order in which they come first, and holds each to one kind.</summary>
internal static class FieldCollector
{
    public static ImmutableArray<CardField> Of(IEnumerable<Signal> signals)
    {
        var found = new Dictionary<string, CardField>(StringComparer.Ordinal);
        var order = new List<string>();
        foreach (var signal in signals.Where(s => s.When is not null))
        {
            foreach (var asked in Asked(signal.When!))
            {
                if (!found.TryGetValue(asked.Name, out var known))
                {
                    found.Add(asked.Name, asked);
                    order.Add(asked.Name);
                    continue;
                }

                if (known.IsPredicate != asked.IsPredicate || (known.Kind is { } one && asked.Kind is { } other && one != other))
                {
                    throw CardRules.Invalid($"Signal '{signal.Name}': '{asked.Name}' is {What(asked)} here and {What(known)} before; a field is of one kind.");
                }

                found[asked.Name] = known with { Kind = known.Kind ?? asked.Kind, Levels = [.. known.Levels.Union(asked.Levels, StringComparer.Ordinal)] };
            }
        }

        return [.. order.Select(name => found[name])];
    }

    private static IEnumerable<CardField> Asked(Condition condition) => condition switch
    {
        FieldCondition field => [new(field.Field, field.Values.IsEmpty ? null : field.Values[0].Kind, false, [.. field.Values.Where(v => v.Kind == OperandKind.Text).Select(v => v.Text).Distinct(StringComparer.Ordinal)])],
        PredicateCondition predicate => [new(predicate.Name, OperandKind.Boolean, true, [])],
        NotCondition not => Asked(not.Condition),
        AllCondition all => all.Conditions.SelectMany(Asked),
        AnyCondition any => any.Conditions.SelectMany(Asked),
        _ => [],
    };

    private static string What(CardField field) => field.IsPredicate ? "a predicate" : field.Kind switch { OperandKind.Number => "a number", OperandKind.Boolean => "a yes or no", OperandKind.Text => "a text", _ => "a field" };
}
