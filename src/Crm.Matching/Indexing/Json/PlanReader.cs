using Crm.Matching.Blocking;
using Crm.Matching.Fields;
using Crm.Matching.Json;

namespace Crm.Matching.Indexing.Json;

/// <summary>Reads a blocking plan.</summary>
internal static class PlanReader
{
    // As many as a plan may have.
    private const int MostKeys = 64;

    public static BlockingPlan Read(JsonAt json, FieldReading[] fields)
    {
        var keys = json.Get("keys").Items(MostKeys);
        return keys.Length == 0
            ? throw json.Get("keys").Wrong($"at least one key is needed")
            : new([.. keys.Select(key => Rule(key, fields))], [.. json.Get("refinement").Items(MostKeys).Select(part => Part(part, fields))]);
    }

    private static BlockingRule Rule(JsonAt json, FieldReading[] fields)
    {
        json.Object("kind", "parts", "window", "sameStart", "column", "bands", "rows", "gram");
        BlockingPart[] parts = [.. json.Get("parts").Items(MostKeys).Select(part => Part(part, fields))];
        BlockingRule rule = json.Get("kind").Text() switch
        {
            "same" => new SameKeyRule([.. parts]),
            "near" => new SortedNeighbourhoodRule([.. parts], Whole("window"), Whole("sameStart")),
            "similar" => new SimilarTextRule(Column(json.Get("column"), fields), [.. parts], Whole("bands"), Whole("rows"), Whole("gram")),
            var other => throw json.Get("kind").Wrong($"'{other}' is no kind of key; there are 'same', 'near' and 'similar'"),
        };
        return Checked(json, rule, rule.Check);

        int Whole(string name) => json.Get(name).Whole(0, int.MaxValue);
    }

    private static BlockingPart Part(JsonAt json, FieldReading[] fields)
    {
        json.Object("column", "transform", "length");
        var part = new BlockingPart(Column(json.Get("column"), fields), JsonNames.Parse<BlockingTransform>(json.Get("transform")), json.Get("length").Whole(0, int.MaxValue));
        return Checked(json, part, part.Check);
    }

    private static string Column(JsonAt json, FieldReading[] fields) =>
        json.Text() is var name && Array.Exists(fields, field => field.Name == name) ? name : throw json.Wrong($"there is no field '{name}'; there are {string.Join(", ", fields.Select(field => $"'{field.Name}'"))}");

    // What is out of its range says so itself, but not where it stands.
    private static T Checked<T>(JsonAt json, T value, Action check)
    {
        try
        {
            check();
            return value;
        }
        catch (MatchingException e) when (e.Code == MatchingErrorCodes.InvalidOption)
        {
            throw json.Wrong($"{e.Message.TrimEnd('.')}");
        }
    }
}
