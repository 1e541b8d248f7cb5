using System.Collections.Immutable;
using System.Text.Json;

namespace Crm.Scoring.Cards.Json;

/// <summary>Writes a card as one JSON object, version 1. What is the default is left out.</summary>
internal static class CardWriter
{
    public static void Write(Utf8JsonWriter writer, ScoreCard card)
    {
        writer.WriteStartObject();
        writer.WriteNumber("version", 1);
        writer.WriteString("name", card.Name);
        writer.WriteStartArray("groups");
        foreach (var group in card.Groups)
        {
            writer.WriteStartObject();
            writer.WriteString("name", group.Name);
            writer.WriteString("dimension", JsonNames.Of(group.Dimension));
            WriteNumber(writer, "min", group.Min);
            WriteNumber(writer, "max", group.Max);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("signals");
        foreach (var signal in card.Signals)
        {
            Write(writer, signal);
        }

        writer.WriteEndArray();
        if (!card.Grades.IsEmpty)
        {
            WriteBands(writer, "grades", card.Grades);
        }

        if (card.Matrix is { } matrix)
        {
            WriteMatrix(writer, matrix);
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, Signal signal)
    {
        writer.WriteStartObject();
        writer.WriteString("name", signal.Name);
        writer.WriteString("group", signal.Group);
        writer.WriteNumber("points", signal.Points);
        if (signal.When is { } when)
        {
            writer.WritePropertyName("when");
            ConditionJson.Write(writer, when);
        }

        if (signal is { Event: { } kind, Decay: { } decay })
        {
            writer.WriteString("event", kind);
            JsonNames.Write(writer, decay);
        }

        WriteNumber(writer, "cap", signal.Cap);
        if (signal.Because is { } because)
        {
            writer.WriteString("because", because);
        }

        writer.WriteEndObject();
    }

    private static void WriteMatrix(Utf8JsonWriter writer, GradeMatrix matrix)
    {
        writer.WriteStartObject("matrix");
        WriteBands(writer, "fit", matrix.Fit);
        WriteBands(writer, "engagement", matrix.Engagement);
        writer.WriteStartArray("cells");
        foreach (var row in matrix.Cells)
        {
            writer.WriteStartArray();
            foreach (var grade in row)
            {
                writer.WriteStringValue(grade);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteBands(Utf8JsonWriter writer, string name, ImmutableArray<GradeBand> bands)
    {
        writer.WriteStartArray(name);
        foreach (var band in bands)
        {
            writer.WriteStartObject();
            writer.WriteString("name", band.Name);
            WriteNumber(writer, "from", band.From);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteNumber(Utf8JsonWriter writer, string name, double? number)
    {
        if (number is { } value)
        {
            writer.WriteNumber(name, value);
        }
    }
}
