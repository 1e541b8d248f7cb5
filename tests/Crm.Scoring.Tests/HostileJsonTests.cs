using System.Text.Json;
using System.Text.Json.Nodes;
using Crm.Scoring.Bayes;
using Crm.Scoring.Boosting;
using Crm.Scoring.Calibration;
using Crm.Scoring.Cards;
using Crm.Scoring.Data;
using Crm.Scoring.Honesty;
using Crm.Scoring.Linear;
using Crm.Scoring.Models;
using Crm.Scoring.Tests.Cards;
using Crm.Scoring.Tests.Honesty;
using Crm.Scoring.Training;
using Crm.Scoring.Uplift;

namespace Crm.Scoring.Tests;

/// <summary>Stored JSON may have been cut, mixed up or made to harm. Whatever single place of it is spoilt, it is refused by a code or can be used; nothing else is thrown, and nothing runs without end.</summary>
public class HostileJsonTests
{
    private const string Place = "\"@here@\"";

    private static readonly string[] Poisons = [
        "null", "true", "-1", "0", "1.5", "3000000000", "9223372036854775807", "1e308", "-1e308", "1e999", "\"x\"", "\"\"", "\"\\ud800\"", "[]", "{}", "[[]]", "[null]", "{\"\\ud800\":1}",
    ];

    private static readonly DataSet Data = ModelLaws.Sample(120, 1);
    private static readonly LinearTrainer Linear = new(new() { Penalty = 0.01 });

    public static TheoryData<string> Kinds => [.. Stored.Keys];

    private static readonly Dictionary<string, (string Json, Action<string> Use)> Stored = new(StringComparer.Ordinal)
    {
        ["linear"] = (JsonTexts.Of(Linear.Train(Data).Write), json => Use(ScoringModels.Read(Parse(json)))),
        ["bayes"] = (JsonTexts.Of(new BayesTrainer().Train(Data).Write), json => Use(ScoringModels.Read(Parse(json)))),
        ["boosted"] = (JsonTexts.Of(new BoostedTreesTrainer(new() { Trees = 3, MaxLeaves = 5, MinRowsPerLeaf = 5, Patience = 0 }).Train(Data).Write), json => Use(ScoringModels.Read(Parse(json)))),
        ["platt"] = (JsonTexts.Of(new CalibratedTrainer(Linear, CalibrationMethod.Platt).Train(Data).Write), json => Use(ScoringModels.ReadCalibrated(Parse(json)))),
        ["isotonic"] = (JsonTexts.Of(new CalibratedTrainer(Linear, CalibrationMethod.Isotonic).Train(Data).Write), json => Use(ScoringModels.ReadCalibrated(Parse(json)))),
        ["two models"] = (Uplift(new TwoModelTrainer(Linear)), json => UpliftModels.Read(Parse(json), ScoringModels.Read).Uplifts(Data, new double[Data.Rows])),
        ["class transformation"] = (Uplift(new ClassTransformationTrainer(Linear)), json => UpliftModels.Read(Parse(json), ScoringModels.Read).Uplifts(Data, new double[Data.Rows])),
        ["counts"] = (Counts(), json => Use(BayesCounts.Read(Parse(json)))),
        ["drift profile"] = (JsonTexts.Of(DriftProfile.Of(Data).Write), json => DriftProfile.Read(Parse(json)).Compare(Data)),
        ["model card"] = (JsonTexts.Of(ModelCardTests.Full().Write), json => ModelCard.Read(Parse(json)).ToMarkdown()),
        ["score card"] = (Samples.Leads().ToJson(), json => ScoreCard.FromJson(json).NewEngagement()),
        ["tallies"] = (Tallies(), json => Samples.Leads().ReadEngagement(json).ToJson()),
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Whatever_place_is_spoilt_it_is_refused_or_can_be_used(string kind)
    {
        var (json, use) = Stored[kind];
        use(json);
        var refused = 0;
        foreach (var spoilt in Spoilt(json))
        {
            refused += Try(use, spoilt) ? 0 : 1;
        }

        Assert.True(refused > 20, $"only {refused} were refused");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Another_version_is_refused_by_name(string kind)
    {
        var (json, use) = Stored[kind];
        foreach (var version in (string[])["0", "2", "\"1\""])
        {
            var node = JsonNode.Parse(json)!;
            node["version"] = "@here@";
            var refusal = Assert.Throws<ScoringException>(() => use(node.ToJsonString().Replace(Place, version, StringComparison.Ordinal)));
            Assert.Equal(ScoringErrorCodes.InvalidJson, refusal.Code);
            Assert.Contains("version", refusal.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("score card")]
    [InlineData("tallies")]
    public void Text_that_ends_early_is_refused(string kind)
    {
        var (json, use) = Stored[kind];
        for (var end = 0; end < json.Length; end++)
        {
            Assert.False(Try(use, json[..end]), $"{json[..end]} was taken");
        }
    }

    private static bool Try(Action<string> use, string json)
    {
        try
        {
            use(json);
            return true;
        }
        catch (ScoringException)
        {
            return false;
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"{e.GetType().Name} of {json}", e);
        }
    }

    // Each value in turn is replaced by each poison, taken away, or put there twice; of many alike some are left out.
    private static IEnumerable<string> Spoilt(string json)
    {
        var root = JsonNode.Parse(json)!;
        var places = Places(root).ToArray();
        foreach (var node in places.Where((_, i) => places.Length < 300 || i % (places.Length / 150) == 0 || i < 60))
        {
            var (parent, copy) = (node.Parent!, node.DeepClone());
            if (parent is JsonArray array)
            {
                var at = node.GetElementIndex();
                array[at] = "@here@";
                var text = root.ToJsonString();
                array.RemoveAt(at);
                yield return root.ToJsonString();
                array.Insert(at, copy);
                array.Insert(at, copy.DeepClone());
                yield return root.ToJsonString();
                array.RemoveAt(at);
                foreach (var poison in Poisons)
                {
                    yield return text.Replace(Place, poison, StringComparison.Ordinal);
                }
            }
            else
            {
                var (holder, name) = (parent.AsObject(), node.GetPropertyName());
                var at = holder.IndexOf(name);
                holder[name] = "@here@";
                var text = root.ToJsonString();
                holder.Remove(name);
                yield return root.ToJsonString();
                holder.Insert(at, name, copy);
                foreach (var poison in Poisons)
                {
                    yield return text.Replace(Place, poison, StringComparison.Ordinal);
                }
            }
        }
    }

    private static IEnumerable<JsonNode> Places(JsonNode node)
    {
        var parts = node switch { JsonObject o => o.Select(p => p.Value), JsonArray a => a, _ => [] };
        return parts.OfType<JsonNode>().ToArray().SelectMany(p => Places(p).Prepend(p));
    }

    private static JsonElement Parse(string json) => JsonTexts.Parse(json);

    private static void Use(IScoringModel model)
    {
        var row = new double[model.Inputs.Count];
        foreach (var value in (double[])[0, 1, double.NaN, 1e9, -5])
        {
            Array.Fill(row, value);
            model.Margin(row);
            model.Explain(row, new double[row.Length]);
        }

        model.Margins(Data, new double[Data.Rows]);
    }

    private static void Use(CalibratedModel model)
    {
        Use(model.Model);
        var probabilities = new double[Data.Rows];
        model.Probabilities(Data, probabilities);
    }

    private static void Use(BayesCounts counts)
    {
        counts.Add(new double[counts.Inputs.Count], true);
        Use(counts.ToModel());
    }

    private static string Counts()
    {
        var counts = BayesCounts.For(Data);
        counts.Add(Data);
        return JsonTexts.Of(counts.Write);
    }

    private static string Uplift(IUpliftTrainer trainer) => JsonTexts.Of(trainer.Train(Data, [.. Enumerable.Range(0, Data.Rows).Select(i => i % 2 == 0)]).Write);

    private static string Tallies()
    {
        var engagement = Samples.Leads().NewEngagement();
        foreach (var kind in Samples.Leads().Signals.Select(s => s.Event).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            engagement.Add(kind, Samples.Now, 2);
            engagement.Add(kind, Samples.Now.AddDays(-2));
        }

        return engagement.ToJson();
    }
}
