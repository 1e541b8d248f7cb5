using System.Text.Json;
using Crm.Matching.Fields;
using Crm.Matching.Json;
using Crm.Matching.Model;
using Crm.Matching.Normalizing.Dates;
using Crm.Matching.Records;

namespace Crm.Matching.Indexing.Json;

/// <summary>The JSON of a field: how it is read, and what is learnt of it.</summary>
internal static class FieldJson
{
    /// <summary>Odds of nearly nothing would weigh as much as nothing else.</summary>
    public const double Least = 1e-300;

    public static void Write(Utf8JsonWriter writer, FieldReading reading, FieldOdds odds, double sameEntity)
    {
        writer.WriteString("column", reading.Column);
        writer.WriteString("role", JsonNames.Of(reading.Role));
        writer.WriteString("piece", JsonNames.Of(reading.Piece));
        writer.WriteString("dates", JsonNames.Of(reading.Dates));
        if (reading.Region is { } region)
        {
            writer.WriteString("region", region);
        }

        writer.WriteNumbers("m", odds.M);
        writer.WriteNumbers("u", odds.U);
        writer.WriteNumbers("common", odds.Common);
        writer.WriteNumber("shared", odds.Shared);
        if (odds.Kept is { } kept)
        {
            writer.WriteNumber("kept", kept);
        }

        writer.WriteNumber("sameEntity", sameEntity);
    }

    public static FieldReading Reading(JsonAt json)
    {
        json.Object("column", "role", "piece", "dates", "region", "m", "u", "common", "shared", "kept", "sameEntity");
        var (role, piece) = (JsonNames.Parse<FieldRole>(json.Get("role")), JsonNames.Parse<TextPiece>(json.Get("piece")));
        var right = piece switch
        {
            TextPiece.GivenName => role == FieldRole.GivenName,
            TextPiece.FamilyName => role == FieldRole.FamilyName,
            TextPiece.HouseNumber => role == FieldRole.HouseNumber,
            TextPiece.Street => role == FieldRole.Address,
            _ => role != FieldRole.Ignored,
        };
        return right
            ? new(json.Get("column").Text(), role, piece, JsonNames.Parse<DateOrder>(json.Get("dates")), json.Find("region")?.Text())
            : throw json.Wrong($"the piece '{JsonNames.Of(piece)}' of a column is never the role '{JsonNames.Of(role)}'");
    }

    public static FieldOdds Odds(JsonAt json, FieldReading reading)
    {
        var levels = Comparisons.Of(new(reading.Name, reading.Role, [], [], [])).Levels.Count + 1;
        return new(
            json.Get("m").Numbers(levels, Least, 1),
            json.Get("u").Numbers(levels, Least, 1),
            json.Get("common").Numbers(levels, 0, 1),
            json.Get("shared").Number(0, 1),
            json.Find("kept")?.Number(0, 1));
    }

    public static double SameEntity(JsonAt json) => json.Get("sameEntity").Number(0, int.MaxValue);
}
