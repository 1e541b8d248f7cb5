using System.Text.Json;
using System.Text.Json.Nodes;
using Crm.Scoring.Boosting;
using Crm.Tests.Shared;
using FsCheck;
using FsCheck.Fluent;

namespace Crm.Scoring.Tests.Boosting;

public class StoredModelTests
{
    [Fact]
    public void A_model_comes_back_with_the_same_bits() => Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
    {
        var data = Leads.Make(seed, 200);
        var model = Leads.Train(data);
        var text = JsonForest.Text(model);
        var back = Read(text);
        var (one, other) = (new double[5], new double[5]);
        var row = Leads.Row(data, 3);
        return JsonForest.Text(back) == text && Leads.Margins(model, data).SequenceEqual(Leads.Margins(back, data))
            && model.Explain(row, one).Equals(back.Explain(row, other)) && one.SequenceEqual(other) && model.GainShares.SequenceEqual(back.GainShares);
    }).Holds();

    [Fact]
    public void What_is_no_model_is_refused()
    {
        var text = JsonForest.Text(Leads.Train(Leads.Make(1)));
        Action<JsonNode>[] harms =
        [
            j => j["kind"] = "linear",
            j => j["version"] = 2,
            j => j.AsObject().Remove("trees"),
            j => j["start"] = "none",
            j => j["inputs"]![0]!["kind"] = "colour",
            j => j["inputs"]![0]!["name"] = null,
            j => j["trees"]![0] = new JsonArray(),
            j => j["trees"]![0]![0]!["left"] = 0,
            j => j["trees"]![0]![0]!["right"] = 99,
            j => j["trees"]![0]![0]!["column"] = 5,
            j => j["trees"]![0]![0]!["rows"] = 0,
        ];
        foreach (var harm in harms)
        {
            var json = JsonNode.Parse(text)!;
            harm(json);
            Assert.Equal(ScoringErrorCodes.InvalidJson, Assert.Throws<ScoringException>(() => Read(json.ToJsonString())).Code);
        }

        Assert.Equal(ScoringErrorCodes.InvalidJson, Assert.Throws<ScoringException>(() => Read("[]")).Code);
    }

    private static BoostedTrees Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return BoostedTrees.Read(document.RootElement);
    }
}
