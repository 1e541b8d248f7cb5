using Crm.Matching.Fields;
using Crm.Matching.Json;
using Crm.Matching.Model;
using Crm.Matching.Normalizing.Dates;
using Crm.Matching.Normalizing.Phones;
using Crm.Matching.Records;

namespace Crm.Matching.Indexing.Json;

/// <summary>Reads what <see cref="MatcherWriter"/> wrote; what is not as it should be is refused with its place.</summary>
internal static class MatcherReader
{
    // Odds of nearly nothing would weigh as much as nothing else.
    private const double Least = 1e-300;

    private const double MostBits = 1000;

    public static TrainedMatcher Read(JsonAt json)
    {
        if (json.Get("format") is var format && format.Text() != MatcherWriter.Format)
        {
            throw format.Wrong($"'{MatcherWriter.Format}' is needed");
        }

        if (json.Get("version") is var version && version.Whole(0, int.MaxValue) != MatcherWriter.Version)
        {
            throw version.Wrong($"only version {MatcherWriter.Version} is known");
        }

        json.Object("format", "version", "threshold", "share", "moved", "together", "fields", "dependence", "order", "keys", "refinement");
        var fields = json.Get("fields").Items(Pattern.MaxFields);
        if (fields.Length == 0)
        {
            throw json.Get("fields").Wrong($"at least one field is needed");
        }

        var readings = Array.ConvertAll(fields, Reading);
        for (var f = 0; f < fields.Length; f++)
        {
            if (Array.FindIndex(readings, reading => reading.Name == readings[f].Name) < f)
            {
                throw fields[f].Wrong($"'{readings[f].Name}' is there twice");
            }
        }

        var odds = fields.Zip(readings, Odds).ToArray();
        var dependence = Dependence(json, odds);
        var model = new MatchModel(
            json.Get("share").Number(Least, 0.999),
            json.Get("moved").Number(0, 1),
            json.Get("together").Number(0, 1),
            odds,
            dependence,
            [.. fields.Select(_ => Array.Empty<int>())],
            Array.ConvertAll(fields, field => field.Get("sameEntity").Number(0, int.MaxValue)));
        return new(readings, model, PlanReader.Read(json, readings), json.Get("threshold").Number(-MostBits, MostBits));
    }

    private static FieldReading Reading(JsonAt json)
    {
        json.Object("column", "role", "piece", "dates", "region", "m", "u", "moved", "together", "sameEntity");
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

    private static FieldOdds Odds(JsonAt json, FieldReading reading)
    {
        var levels = Comparisons.Of(new(reading.Name, reading.Role, [], [], [])).Levels.Count + 1;
        return new(Levels(json.Get("m"), levels), Levels(json.Get("u"), levels), json.Find("moved") is { } moved ? Levels(moved, levels) : null, json.Find("together") is { } together ? Levels(together, levels) : null);
    }

    // Below 1 but for the first, that of missing values.
    private static double[] Levels(JsonAt json, int count) => json.Numbers(count, Least, 1);

    private static Dependence Dependence(JsonAt json, FieldOdds[] odds)
    {
        var levels = new double[]?[odds.Length, odds.Length];
        foreach (var item in json.Get("dependence").Items(odds.Length * odds.Length))
        {
            item.Object("field", "given", "levels");
            var (field, given) = (item.Get("field").Whole(0, odds.Length - 1), item.Get("given").Whole(0, odds.Length - 1));
            levels[field, given] = levels[field, given] is null ? Levels(item.Get("levels"), odds[field].Levels) : throw item.Wrong($"what field {field} has from field {given} is there twice");
        }

        var order = Array.ConvertAll(json.Get("order").Items(odds.Length), field => field.Whole(0, odds.Length - 1));
        return order.Distinct().Count() == odds.Length ? new(levels, order) : throw json.Get("order").Wrong($"the numbers from 0 to {odds.Length - 1} are needed, each once");
    }
}
