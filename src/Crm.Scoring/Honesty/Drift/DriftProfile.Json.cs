using System.Text.Json;
using Crm.Scoring.Data;
using Crm.Scoring.Json;
using Crm.Scoring.Models;

namespace Crm.Scoring.Honesty;

/// <content>The profile as JSON.</content>
public sealed partial class DriftProfile
{
    private const int Version = 1;

    /// <summary>Writes the profile as one JSON object, from which it comes back with the same bits.</summary>
    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteNumber("version", Version);
        writer.WriteNumber("rows", Rows);
        writer.WriteObjects("columns", columns, column =>
        {
            writer.WriteString("name", column.Name);
            writer.WriteString("kind", JsonNames.Of(column.Kind));
            writer.WriteArray("cuts", column.Cuts, writer.WriteNumberValue);
            writer.WriteArray("levels", column.Levels, writer.WriteStringValue);
            writer.WriteArray("counts", column.Counts, writer.WriteNumberValue);
        });
        writer.WriteEndObject();
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="ScoringException">It is of another version or shape (<c>scoring.invalid_json</c>).</exception>
    public static DriftProfile Read(JsonElement json)
    {
        var root = JsonAt.Root(json);
        root.CheckVersion(Version);
        return new(root.Get("rows").Whole(1, int.MaxValue), [.. root.Get("columns").Items().Select(Column)]);
    }

    private static ColumnProfile Column(JsonAt json)
    {
        var column = new ColumnProfile(
            json.Get("name").Text(),
            ModelJson.Kind(json.Get("kind")),
            json.Get("cuts").Numbers(),
            [.. json.Get("levels").Items().Select(l => l.Text())],
            [.. json.Get("counts").Items().Select(c => c.Whole())]);
        var cells = (column.Kind == ColumnKind.Categorical ? column.Levels.Length : column.Cuts.Length) + 2;
        return column.Counts.Length == cells && column.Counts.All(c => c >= 0) && column.Counts.Any(c => c > 0)
            ? column
            : throw json.Get("counts").Wrong($"{cells} counts are needed, none negative and not all zero");
    }
}
