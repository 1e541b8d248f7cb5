using System.Collections.Immutable;
using System.Text.Json;
using Crm.Scoring.Json;

namespace Crm.Scoring.Cards.Json;

/// <summary>Conditions as JSON: <c>{"field":"employees","is":"atLeast","value":50}</c>, <c>all</c>, <c>any</c>, <c>not</c> and <c>predicate</c>.</summary>
internal static class ConditionJson
{
    public static void Write(Utf8JsonWriter writer, Condition condition)
    {
        writer.WriteStartObject();
        switch (condition)
        {
            case AllCondition all:
                writer.WriteArray("all", all.Conditions, c => Write(writer, c));
                break;
            case AnyCondition any:
                writer.WriteArray("any", any.Conditions, c => Write(writer, c));
                break;
            case NotCondition not:
                writer.WritePropertyName("not");
                Write(writer, not.Condition);
                break;
            case PredicateCondition predicate:
                writer.WriteString("predicate", predicate.Name);
                break;
            case FieldCondition field:
                WriteField(writer, field);
                break;
        }

        writer.WriteEndObject();
    }

    public static Condition Read(JsonAt json)
    {
        json.Object("field", "is", "value", "values", "all", "any", "not", "predicate");
        var (name, value) = json.Properties().FirstOrDefault(p => p.Name is "all" or "any" or "not" or "predicate");
        if (name is not null && json.Properties().Count() > 1)
        {
            throw json.Wrong($"beside '{name}' nothing else may stand");
        }

        return name switch
        {
            "all" => new AllCondition([.. value.Items().Select(Read)]),
            "any" => new AnyCondition([.. value.Items().Select(Read)]),
            "not" => Condition.Not(Read(value)),
            "predicate" => Condition.Predicate(value.Text()),
            _ => new FieldCondition(json.Get("field").Text(), JsonNames.Parse<Comparison>(json.Get("is")), Values(json)),
        };
    }

    private static ImmutableArray<Operand> Values(JsonAt json) => (json.Find("value"), json.Find("values")) switch
    {
        ({ } value, null) => [Value(value)],
        (null, { } values) => [.. values.Items().Select(Value)],
        (null, null) => [],
        _ => throw json.Wrong("'value' or 'values' is needed, not both"),
    };

    private static Operand Value(JsonAt json) => json.Element.ValueKind switch
    {
        JsonValueKind.Number => json.Number(),
        JsonValueKind.String => json.Text(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw json.Wrong("a number, a text, true or false is needed"),
    };

    private static void WriteField(Utf8JsonWriter writer, FieldCondition field)
    {
        writer.WriteString("field", field.Field);
        writer.WriteString("is", JsonNames.Of(field.Comparison));
        if (field.Comparison is Comparison.In or Comparison.Between)
        {
            writer.WriteArray("values", field.Values, v => WriteValue(writer, v));
        }
        else if (!field.Values.IsEmpty)
        {
            writer.WritePropertyName("value");
            WriteValue(writer, field.Values[0]);
        }
    }

    private static void WriteValue(Utf8JsonWriter writer, Operand value)
    {
        switch (value.Kind)
        {
            case OperandKind.Text:
                writer.WriteStringValue(value.Text);
                break;
            case OperandKind.Boolean:
                writer.WriteBooleanValue(value.Number == 1);
                break;
            default:
                writer.WriteNumberValue(value.Number);
                break;
        }
    }
}
