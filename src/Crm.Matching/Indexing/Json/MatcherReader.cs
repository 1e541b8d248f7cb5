using Crm.Matching.Fields;
using Crm.Matching.Json;
using Crm.Matching.Model;

namespace Crm.Matching.Indexing.Json;

/// <summary>Reads what <see cref="MatcherWriter"/> wrote; what is not as it should be is refused with its place.</summary>
internal static class MatcherReader
{
    private const double MostBits = 1000;

    private const int MostConditions = 10_000;

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
        var order = Fields(json.Get("order"), odds);
        return order.Length == odds.Length
            ? new([.. json.Get("dependence").Items(MostConditions).Select(condition => Condition(condition, odds))], order)
            : throw json.Get("order").Wrong($"the numbers from 0 to {odds.Length - 1} are needed, each once");
    }

    private static Condition Condition(JsonAt json, FieldOdds[] odds)
    {
        json.Object("given", "near", "fields");
        var given = Fields(json.Get("given"), odds);
        if (given.Length == 0)
        {
            throw json.Get("given").Wrong($"at least one field is needed");
        }

        var levels = new double[]?[odds.Length];
        foreach (var item in json.Get("fields").Items(odds.Length))
        {
            var field = item.Object("field", "levels").Get("field").Whole(0, odds.Length - 1);
            levels[field] = levels[field] is null ? item.Get("levels").Numbers(odds[field].Levels, FieldJson.Least, 1) : throw item.Wrong($"field {field} is there twice");
        }

        return new(given, json.Find("near") is { } near ? Near(near, given, odds) : [], levels);
    }

    private static int[] Near(JsonAt json, int[] given, FieldOdds[] odds)
    {
        var near = Fields(json, odds);
        return near.Except(given).Any() ? throw json.Wrong($"only fields that are given can be near") : near;
    }

    private static int[] Fields(JsonAt json, FieldOdds[] odds)
    {
        var fields = Array.ConvertAll(json.Items(odds.Length), field => field.Whole(0, odds.Length - 1));
        return fields.Distinct().Count() == fields.Length ? fields : throw json.Wrong($"each field may be there once");
    }
}
