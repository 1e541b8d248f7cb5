using System.Text.Json;

namespace Crm.Scoring.Cards.Json;

/// <summary>What enumerations are called in JSON: their own names, beginning small.</summary>
internal static class JsonNames
{
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    public static T Parse<T>(JsonAt text)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (Of(value) == text.Text())
            {
                return value;
            }
        }

        throw text.Wrong($"'{text.Text()}' is unknown; known are {string.Join(", ", Enum.GetValues<T>().Select(Of))}");
    }

    public static void Write(Utf8JsonWriter writer, Decay decay)
    {
        writer.WriteStartObject("decay");
        writer.WriteString(Of(decay.Kind), decay.Length.ToString("c"));
        writer.WriteEndObject();
    }

    public static Decay Decay(JsonAt json)
    {
        foreach (var kind in Enum.GetValues<DecayKind>())
        {
            if (json.Object([.. Enum.GetValues<DecayKind>().Select(Of)]).Find(Of(kind)) is { } length)
            {
                return json.Properties().Count() == 1 ? new(kind, length.Length()) : throw json.Wrong("one decay is needed, not several");
            }
        }

        throw json.Wrong("a decay is needed, as in {\"halfLife\":\"7.00:00:00\"}");
    }

    /// <summary>What a writer writes, as text.</summary>
    public static string ToText(Action<Utf8JsonWriter> write, bool indented)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new() { Indented = indented, NewLine = "\n" }))
        {
            write(writer);
        }

        return System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
