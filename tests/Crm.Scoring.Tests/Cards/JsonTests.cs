using Crm.Scoring.Cards;
using Crm.Tests.Shared;
using FsCheck;
using FsCheck.Fluent;

namespace Crm.Scoring.Tests.Cards;

public class JsonTests
{
    private const string Small = """{"version":1,"name":"n","groups":[{"name":"g","dimension":"fit"}],"signals":[{"name":"s","group":"g","points":1.5,"when":{"field":"x","is":"atLeast","value":3}}]}""";

    [Fact]
    public void A_card_comes_back_as_it_was_and_scores_the_same() => Prop.ForAll(Generators.Cases, c =>
    {
        var again = c with { Card = ScoreCard.FromJson(c.Card.ToJson()) };
        Assert.Equal(c.Card.ToJson(indented: true), again.Card.ToJson(indented: true));
        var (one, other) = (new double[c.Card.Signals.Length], new double[c.Card.Signals.Length]);
        foreach (var row in c.Rows)
        {
            Assert.Equal(c.Bind().Score(row, c.EngagementOf(row), c.Now, one), again.Bind().Score(row, again.EngagementOf(row), c.Now, other));
            Assert.Equal(one, other);
        }
    }).Holds();

    [Fact]
    public void The_shape_is_this()
    {
        Assert.Equal(Small, ScoreCard.FromJson(Small).ToJson());
        Assert.Equal(
            """{"name":"calls","group":"activity","points":0.4,"event":"call","decay":{"window":"7.00:00:00"},"because":"called {count} times in {length}"}""",
            Samples.Leads().ToJson()[Samples.Leads().ToJson().IndexOf("""{"name":"calls""", StringComparison.Ordinal)..].Split(",{")[0]);
        Assert.Contains("""{"all":[{"field":"freeMail","is":"equal","value":true},{"not":{"predicate":"isPartner"}}]}""", Samples.Leads().ToJson(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", "not JSON")]
    [InlineData("[]", "$: an object is needed")]
    [InlineData("""{"version":2}""", "$.version: only version 1")]
    [InlineData("""{"version":1,"version":1}""", "not JSON")]
    [InlineData("""{"name":"n"}""", "$: 'version' is missing")]
    [InlineData("""{"version":1,"nmae":"n"}""", "$: 'nmae' is unknown")]
    public void What_is_no_card_is_told(string json, string message) => AssertRefused(json, message);

    [Theory]
    [InlineData("\"points\":1.5", "\"points\":\"1\"", "$.signals[0].points: a finite number")]
    [InlineData("\"points\":1.5", "\"points\":1e999", "$.signals[0].points: a finite number")]
    [InlineData("\"atLeast\"", "\"atleast\"", "$.signals[0].when.is: 'atleast' is unknown")]
    [InlineData("\"value\":3", "\"value\":null", "$.signals[0].when.value: a number, a text")]
    [InlineData("\"value\":3", "\"value\":3,\"values\":[]", "$.signals[0].when: 'value' or 'values'")]
    [InlineData("\"value\":3", "\"value\":3,\"not\":{}", "$.signals[0].when: beside 'not'")]
    [InlineData("\"fit\"", "\"fat\"", "$.groups[0].dimension: 'fat'")]
    [InlineData("\"points\":1.5", "\"points\":1,\"event\":\"e\",\"decay\":{}", "$.signals[0].decay: a decay is needed")]
    [InlineData("\"points\":1.5", "\"points\":1,\"event\":\"e\",\"decay\":{\"window\":\"7\",\"linear\":\"8\"}", "$.signals[0].decay: one decay")]
    [InlineData("\"points\":1.5", "\"points\":1,\"event\":\"e\",\"decay\":{\"window\":\"7 days\"}", "$.signals[0].decay.window: a length")]
    [InlineData("\"name\":\"n\"", "\"name\":\"\\ud800\"", "$.name: the text has half")]
    public void What_is_wrong_is_told_with_its_place(string right, string wrong, string message) => AssertRefused(Small.Replace(right, wrong, StringComparison.Ordinal), message);

    [Fact]
    public void Tallies_of_another_decay_are_not_read()
    {
        var stored = Samples.Leads().NewEngagement().ToJson();
        var card = ScoreCard.FromJson(Samples.Leads().ToJson().Replace("\"7.00:00:00\"", "\"8.00:00:00\"", StringComparison.Ordinal));
        var refused = Assert.Throws<ScoringException>(() => card.ReadEngagement(stored));
        Assert.Equal(ScoringErrorCodes.InvalidJson, refused.Code);
        Assert.StartsWith("$.signals.calls: the decay of 'calls' was another", refused.Message, StringComparison.Ordinal);
    }

    private static void AssertRefused(string json, string message)
    {
        var refused = Assert.Throws<ScoringException>(() => ScoreCard.FromJson(json));
        Assert.Equal(ScoringErrorCodes.InvalidJson, refused.Code);
        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
    }
}
