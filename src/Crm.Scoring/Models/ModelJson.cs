using System.Collections.Immutable;
using System.Text.Json;
using Crm.Scoring.Data;

namespace Crm.Scoring.Models;

/// <summary>What the JSON of all models shares.</summary>
internal static class ModelJson
{
    private const string HalfPair = "A text or the name of a property has half a surrogate pair.";

    public static void Write(Utf8JsonWriter writer, InputColumn input)
    {
        writer.WriteString("name", input.Name);
        writer.WriteString("kind", input.Kind.ToString());
        if (input.Kind == ColumnKind.Categorical)
        {
            writer.WriteStartArray("levels");
            foreach (var level in input.Levels)
            {
                writer.WriteStringValue(level);
            }

            writer.WriteEndArray();
        }
    }

    public static void Write(Utf8JsonWriter writer, string name, ReadOnlySpan<double> numbers)
    {
        writer.WriteStartArray(name);
        foreach (var number in numbers)
        {
            writer.WriteNumberValue(number);
        }

        writer.WriteEndArray();
    }

    public static InputColumn Input(JsonElement json)
    {
        var kind = Enum.TryParse<ColumnKind>(Text(json, "kind"), out var known) && Enum.IsDefined(known) ? known : throw Invalid($"'{Text(json, "kind")}' is no kind of column.");
        ImmutableArray<string> levels = kind == ColumnKind.Categorical
            ? [.. Property(json, "levels", JsonValueKind.Array).EnumerateArray().Select(Text)]
            : [];
        return new(Text(json, "name"), kind, levels);
    }

    public static void CheckVersion(JsonElement json, int version)
    {
        if (Number(json, "version") is var found && found != version)
        {
            throw Invalid($"The version is {Invariant.Text(found)}; this package reads {version}.");
        }
    }

    public static string Text(JsonElement json, string name) => Text(Property(json, name, JsonValueKind.String));

    public static double Number(JsonElement json, string name) => Number(Property(json, name, JsonValueKind.Number));

    public static double[] Numbers(JsonElement json, string name) => [.. Property(json, name, JsonValueKind.Array).EnumerateArray().Select(Number)];

    public static bool Has(JsonElement json, string name) => Find(json, name) is not null;

    public static JsonElement Property(JsonElement json, string name, JsonValueKind kind) =>
        Find(json, name) is { } property && property.ValueKind == kind ? property : throw Invalid($"There is no '{name}' that is {kind}.");

    public static ScoringException Invalid(string message) => new(ScoringErrorCodes.InvalidJson, message);

    private static JsonElement? Find(JsonElement json, string name)
    {
        try
        {
            return json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var property) ? property : null;
        }
        catch (InvalidOperationException)
        {
            throw Invalid(HalfPair);
        }
    }

    private static string Text(JsonElement json)
    {
        try
        {
            return json.ValueKind == JsonValueKind.String ? json.GetString()! : throw Invalid($"{json.GetRawText()} is no text.");
        }
        catch (InvalidOperationException)
        {
            throw Invalid(HalfPair);
        }
    }

    private static double Number(JsonElement json) =>
        json.ValueKind == JsonValueKind.Number && json.TryGetDouble(out var number) && double.IsFinite(number) ? number : throw Invalid($"{json.GetRawText()} is not a finite number.");
}
