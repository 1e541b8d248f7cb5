using Crm.Matching.Fields;
using Crm.Matching.Json;
using Crm.Matching.Model;

namespace Crm.Matching.Indexing.Json;

/// <summary>Reads what <see cref="MatcherWriter"/> wrote; what is not as it should be is refused with its place.</summary>
internal static class MatcherReader
{
    private const double MostBits = 1000;

    // Some pairs are of every kind, or there would be nothing to tell apart.
    private const double MostShare = 0.999;

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

        json.Object("format", "version", "threshold", "matches", "moved", "together", "parted", "fields", "dependence", "order", "keys", "refinement");
        var fields = json.Get("fields").Items(Pattern.MaxFields);
        if (fields.Length == 0)
        {
            throw json.Get("fields").Wrong($"at least one field is needed");
        }

        var readings = Array.ConvertAll(fields, FieldJson.Reading);
        for (var f = 0; f < fields.Length; f++)
        {
            if (Array.FindIndex(readings, reading => reading.Name == readings[f].Name) < f)
            {
                throw fields[f].Wrong($"'{readings[f].Name}' is there twice");
            }
        }

        var odds = fields.Zip(readings, FieldJson.Odds).ToArray();
        var dependence = Dependence(json, odds);
        var model = new MatchModel(
            Shares(json),
            odds,
            dependence,
            [.. fields.Select(_ => Array.Empty<int>())],
            Array.ConvertAll(fields, FieldJson.SameEntity));
        return new(readings, model, PlanReader.Read(json, readings), json.Get("threshold").Number(-MostBits, MostBits));
    }

    private static Shares Shares(JsonAt json)
    {
        var together = json.Get("together").Number(0, MostShare);
        return new(json.Get("matches").Number(FieldJson.Least, MostShare), json.Get("moved").Number(0, MostShare), together, json.Get("parted").Number(0, MostShare - together));
    }

    private static Dependence Dependence(JsonAt json, FieldOdds[] odds)
    {
        var levels = new double[]?[odds.Length, odds.Length];
        foreach (var item in json.Get("dependence").Items(odds.Length * odds.Length))
        {
            item.Object("field", "given", "levels");
            var (field, given) = (item.Get("field").Whole(0, odds.Length - 1), item.Get("given").Whole(0, odds.Length - 1));
            levels[field, given] = levels[field, given] is null ? item.Get("levels").Numbers(odds[field].Levels, FieldJson.Least, 1) : throw item.Wrong($"what field {field} has from field {given} is there twice");
        }

        var order = Array.ConvertAll(json.Get("order").Items(odds.Length), field => field.Whole(0, odds.Length - 1));
        return order.Distinct().Count() == odds.Length ? new(levels, order) : throw json.Get("order").Wrong($"the numbers from 0 to {odds.Length - 1} are needed, each once");
    }
}
