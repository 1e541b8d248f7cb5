using System.Text.Json;
using Crm.Scoring.Data;
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
        writer.WriteStartArray("columns");
        foreach (var column in columns)
        {
            writer.WriteStartObject();
            writer.WriteString("name", column.Name);
            writer.WriteString("kind", column.Kind.ToString());
            Items(writer, "cuts", column.Cuts, static (w, v) => w.WriteNumberValue(v));
            Items(writer, "levels", column.Levels, static (w, v) => w.WriteStringValue(v));
            Items(writer, "counts", column.Counts, static (w, v) => w.WriteNumberValue(v));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="ScoringException">It is of another version or shape (<c>scoring.invalid_json</c>).</exception>
    public static DriftProfile Read(JsonElement json)
    {
        try
        {
            ModelJson.CheckVersion(json, Version);
            return new(json.GetProperty("rows").GetInt32(), [.. json.GetProperty("columns").EnumerateArray().Select(Column)]);
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException or FormatException or OverflowException)
        {
            throw Invalid(e.Message, e);
        }
    }

    private static ColumnProfile Column(JsonElement json)
    {
        var name = json.GetProperty("name").GetString();
        var column = new ColumnProfile(
            name ?? throw Invalid("a column without a name"),
            Enum.TryParse<ColumnKind>(json.GetProperty("kind").GetString(), out var kind) && Enum.IsDefined(kind) ? kind : throw Invalid($"column '{name}' has no known kind"),
            [.. json.GetProperty("cuts").EnumerateArray().Select(v => v.GetDouble())],
            [.. json.GetProperty("levels").EnumerateArray().Select(v => v.GetString() ?? throw Invalid($"column '{name}' has a level without a name"))],
            [.. json.GetProperty("counts").EnumerateArray().Select(v => v.GetInt64())]);
        var cells = (kind == ColumnKind.Categorical ? column.Levels.Length : column.Cuts.Length) + 2;
        return column.Counts.Length == cells && column.Counts.All(c => c >= 0) && column.Counts.Sum() > 0
            ? column
            : throw Invalid($"column '{name}' needs {cells} counts, none negative and not all zero");
    }

    private static void Items<T>(Utf8JsonWriter writer, string name, T[] values, Action<Utf8JsonWriter, T> write)
    {
        writer.WriteStartArray(name);
        foreach (var value in values)
        {
            write(writer, value);
        }

        writer.WriteEndArray();
    }

    private static ScoringException Invalid(string what, Exception? cause = null) => new(ScoringErrorCodes.InvalidJson, $"This is no drift profile: {what}.", cause);
}
