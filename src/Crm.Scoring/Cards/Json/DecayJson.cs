using System.Text.Json;
using Crm.Scoring.Json;

namespace Crm.Scoring.Cards.Json;

/// <summary>A decay as JSON: <c>{"halfLife":"7.00:00:00"}</c>.</summary>
internal static class DecayJson
{
    public static void Write(Utf8JsonWriter writer, Decay decay)
    {
        writer.WriteStartObject("decay");
        writer.WriteString(JsonNames.Of(decay.Kind), decay.Length.ToString("c"));
        writer.WriteEndObject();
    }

    public static Decay Read(JsonAt json)
    {
        json.Object([.. Enum.GetValues<DecayKind>().Select(JsonNames.Of)]);
        foreach (var kind in Enum.GetValues<DecayKind>())
        {
            if (json.Find(JsonNames.Of(kind)) is { } length)
            {
                return json.Properties().Count() == 1 ? new(kind, length.Length()) : throw json.Wrong("one decay is needed, not several");
            }
        }

        throw json.Wrong("a decay is needed, as in {\"halfLife\":\"7.00:00:00\"}");
    }
}
