using System.Collections.Immutable;
using System.Text.Json;
using Crm.Scoring.Json;

namespace Crm.Scoring.Cards.Json;

/// <summary>Writes a card as one JSON object, version 1. What is the default is left out.</summary>
internal static class CardWriter
{
    public static void Write(Utf8JsonWriter writer, ScoreCard card)
    {
        writer.WriteStartObject();
        writer.WriteNumber("version", 1);
        writer.WriteString("name", card.Name);
        writer.WriteObjects("groups", card.Groups, group =>
        {
            writer.WriteString("name", group.Name);
            writer.WriteString("dimension", JsonNames.Of(group.Dimension));
            WriteNumber(writer, "min", group.Min);
            WriteNumber(writer, "max", group.Max);
        });
        writer.WriteObjects("signals", card.Signals, signal => WriteSignal(writer, signal));
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

    private static void WriteSignal(Utf8JsonWriter writer, Signal signal)
    {
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
            DecayJson.Write(writer, decay);
        }

        WriteNumber(writer, "cap", signal.Cap);
        if (signal.Because is { } because)
        {
            writer.WriteString("because", because);
        }
    }

    private static void WriteMatrix(Utf8JsonWriter writer, GradeMatrix matrix)
    {
        writer.WriteStartObject("matrix");
        WriteBands(writer, "fit", matrix.Fit);
        WriteBands(writer, "engagement", matrix.Engagement);
        writer.WriteArray("cells", matrix.Cells, row => writer.WriteArray(row, writer.WriteStringValue));
        writer.WriteEndObject();
    }

    private static void WriteBands(Utf8JsonWriter writer, string name, ImmutableArray<GradeBand> bands) => writer.WriteObjects(name, bands, band =>
    {
        writer.WriteString("name", band.Name);
        WriteNumber(writer, "from", band.From);
    });

    private static void WriteNumber(Utf8JsonWriter writer, string name, double? number)
    {
        if (number is { } value)
        {
            writer.WriteNumber(name, value);
        }
    }
}
