using System.Text;
using Crm.Tests.Shared;

namespace Crm.Criteria.Tests;

public class JsonTests
{
    [Theory]
    [InlineData("""{"and":[{"field":"amount","op":">","value":10000},{"or":[{"field":"isHot"},{"not":{"field":"stage.kind","op":"=","value":{"field":"open"}}}]}]}""")]
    [InlineData("""{"field":"stage.kind","op":"in","value":["open","won"]}""")]
    [InlineData("""{"field":"closeDate","op":"is null"}""")]
    [InlineData("""{"field":"closeDate","op":"is not null"}""")]
    [InlineData("""{"field":"a","op":"not in","value":[]}""")]
    [InlineData("""{"any":"account.deals","where":{"field":"amount","op":"<=","value":-0.0001}}""")]
    [InlineData("""{"none":"deals"}""")]
    [InlineData("""{"field":"closeDate","op":">=","value":{"date":"2017-12-31"}}""")]
    [InlineData("""{"field":"createdAt","op":"<","value":{"instant":"2017-12-31T23:00:00.5Z"}}""")]
    [InlineData("""{"field":"owner","op":"=","value":{"me":true}}""")]
    [InlineData("""{"field":"owner.team","op":"in","value":[{"myTeams":true},{"param":"x"},{"period":"this month"}]}""")]
    [InlineData("""{"field":"createdAt","op":">","value":{"now":"-30d"}}""")]
    [InlineData("""{"field":"createdAt","op":">","value":{"now":true}}""")]
    [InlineData("""{"field":"closeDate","op":"<","value":{"today":"+2w"}}""")]
    [InlineData("""{"left":{"count":"deals","where":{"field":"isHot"}},"op":">","value":3}""")]
    [InlineData("""{"field":"amount","op":">","value":{"sum":"account.deals","of":"amount","where":{"field":"isHot"}}}""")]
    [InlineData("""{"call":"account.inRegion","args":["EMEA",1,true]}""")]
    [InlineData("""{"holds":{"param":"x"}}""")]
    [InlineData("""{"field":"`and`.`a b`","op":"starts with","value":"O'Neill \"x\" ß"}""")]
    [InlineData("true")]
    public void Canonical_json_comes_back(string json) => Assert.Equal(json, CriterionJson.Write(CriterionJson.Read(json)));

    [Fact]
    public void Json_gives_the_tree_back() => Law.Holds(1_000, seed =>
    {
        var tree = RandomTrees.Criterion(new Random(seed));
        var json = CriterionJson.Write(tree);
        Assert.Equal(tree, CriterionJson.Read(json));
        Assert.Equal(tree, CriterionJson.Read(Encoding.UTF8.GetBytes(json)));
    });

    [Fact]
    public void Text_and_json_say_the_same() => Law.Holds(500, seed =>
    {
        var tree = new RandomCriteria(SampleCrm.Catalogue, new Random(seed), new CriteriaSamples()).Next(SampleCrm.Deals);
        Assert.Equal(CriterionText.Write(tree), CriterionText.Write(CriterionJson.Read(CriterionJson.Write(CriterionText.Parse(CriterionText.Write(tree))))));
    });

    [Theory]
    [InlineData("", "criteria.json", "$")]
    [InlineData("{", "criteria.json", "$")]
    [InlineData("{} {}", "criteria.json", "$")]
    [InlineData("[]", "criteria.json", "$")]
    [InlineData("null", "criteria.json", "$")]
    [InlineData("""{"feild":"a"}""", "criteria.json", "$", "field")]
    [InlineData("""{"and":[{"field":"a"},{"field":"a","op":">","value":null}]}""", "criteria.json", "$.and[1].value", "is null")]
    [InlineData("""{"and":[{"field":"a","op":"contain","value":"x"}]}""", "criteria.json", "$.and[0]", "contains")]
    [InlineData("""{"field":"a","op":"=","value":1,"extra":2}""", "criteria.json", "$")]
    [InlineData("""{"field":"a","field":"b"}""", "criteria.json", "$")]
    [InlineData("""{"field":"a b"}""", "criteria.json", "$.field")]
    [InlineData("""{"field":"a","op":"=","value":1e5}""", "criteria.json", "$.value")]
    [InlineData("""{"field":"a","op":"=","value":12345678901234567890123456789}""", "criteria.json", "$.value")]
    [InlineData("""{"field":"a","op":"=","value":{"date":"2017-02-29"}}""", "criteria.json", "$.value.date")]
    [InlineData("""{"field":"a","op":"=","value":{"now":"-30m"}}""", "criteria.json", "$.value.now")]
    [InlineData("""{"field":"a","op":"=","value":"\ud800"}""", "criteria.json", "$.value")]
    [InlineData("""{"field":"a","op":"=","value":"\u0000"}""", "criteria.json", "$.value")]
    [InlineData("""{"\ud800":1}""", "criteria.json", "$")]
    [InlineData("""{"any":"deals","where":3}""", "criteria.json", "$.where")]
    [InlineData("""{"left":{"me":false},"op":"=","value":3}""", "criteria.json", "$.left")]
    [InlineData("""{"left":3}""", "criteria.json", "$", "op")]
    public void What_is_wrong_is_told_with_its_path(string json, string code, string path, string? expected = null)
    {
        var exception = Assert.Throws<CriteriaException>(() => CriterionJson.Read(json));
        Assert.Equal((code, path), (exception.Code, exception.Path));
        if (expected is not null)
        {
            Assert.Equal(expected, exception.Expected[0]);
        }
    }

    [Fact]
    public void Limits_hold_before_anything_is_built()
    {
        Limited(new string('[', 5_000));
        Limited(string.Concat(Enumerable.Repeat("{\"not\":", 33)) + "true" + new string('}', 33));
        Limited("""{"and":[""" + string.Join(',', Enumerable.Repeat("true", 600)) + "]}");
        Limited("""{"field":"a","op":"in","value":[""" + string.Join(',', Enumerable.Repeat("1", 1_001)) + "]}");
        Limited(new string(' ', 140_000) + "true");

        static void Limited(string json) =>
            Assert.Contains(Assert.Throws<CriteriaException>(() => CriterionJson.Read(json)).Code, (string[])["criteria.limit", "criteria.json"]);
    }
}
