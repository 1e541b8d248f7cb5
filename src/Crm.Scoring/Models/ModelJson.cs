using System.Text.Json;
using Crm.Scoring.Data;
using Crm.Scoring.Json;

namespace Crm.Scoring.Models;

/// <summary>What the JSON of all models shares: the inputs.</summary>
internal static class ModelJson
{
    /// <summary>Writes the properties of an input into an object.</summary>
    public static void Write(Utf8JsonWriter writer, InputColumn input)
    {
        writer.WriteString("name", input.Name);
        writer.WriteString("kind", JsonNames.Of(input.Kind));
        if (input.Kind == ColumnKind.Categorical)
        {
            writer.WriteArray("levels", input.Levels, writer.WriteStringValue);
        }
    }

    public static InputColumn Input(JsonAt json)
    {
        var kind = Kind(json.Get("kind"));
        return new(json.Get("name").Text(), kind, kind == ColumnKind.Categorical ? [.. json.Get("levels").Items().Select(l => l.Text())] : []);
    }

    /// <summary>A kind of column; some were written with a capital before.</summary>
    public static ColumnKind Kind(JsonAt json) => JsonNames.Parse<ColumnKind>(json, StringComparison.OrdinalIgnoreCase);
}
