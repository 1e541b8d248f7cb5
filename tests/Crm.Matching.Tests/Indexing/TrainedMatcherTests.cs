using System.Text.Json;
using System.Text.Json.Nodes;

namespace Crm.Matching.Tests.Indexing;

public sealed class TrainedMatcherTests(IndexedPeople people) : IClassFixture<IndexedPeople>
{
    [Fact]
    public void Json_brings_back_the_same_bits()
    {
        var json = people.Result.Matcher.ToJson();
        var again = TrainedMatcher.FromJson(json);
        Assert.Equal(json, again.ToJson());
        Assert.Equal(people.Result.Matcher.Columns.AsEnumerable(), again.Columns);
        Assert.Equal(people.Result.Threshold, again.Threshold);
        Assert.Equal(JsonNode.Parse(json)!.ToJsonString(), JsonNode.Parse(again.ToJson(indented: true))!.ToJsonString());
    }

    [Fact]
    public void An_index_that_is_built_another_day_answers_as_the_first()
    {
        var index = TrainedMatcher.FromJson(people.Result.Matcher.ToJson()).Index(people.Table, threads: 2);
        for (var record = 0; record < IndexedPeople.Count; record += 13)
        {
            Assert.Equal(people.Index.Find(people.Row(record), 100, 0.001), index.Find(people.Row(record), 100, 0.001));
        }

        Assert.Equal(people.Index.Explain(people.Row(1), 2).ToString(), index.Explain(people.Row(1), 2).ToString());
    }

    [Fact]
    public void Other_records_may_be_indexed_none_or_many()
    {
        var matcher = TrainedMatcher.FromJson(RecordMatcher.Deduplicate(IndexedPeople.Of(500, 1)).Matcher.ToJson());
        var empty = matcher.Index(IndexedPeople.Of(500, 1).Without("city") is var table ? new([.. table.Columns.Select(name => (name, Array.Empty<string?>())), ("city", [])]) : null!);
        Assert.Empty(empty.Find(people.Row(0)));
        Assert.Equal(0, empty.Add(people.Row(0)));
        Assert.Equal(0, Assert.Single(empty.Find(people.Row(0))).Record);
        var many = matcher.Index(people.Table);
        Assert.Contains(many.Find(people.Row(4000)), match => match.Record == 4000);
        Assert.Equal(MatchingErrorCodes.UnknownColumn, Assert.Throws<MatchingException>(() => matcher.Index(people.Table.Without("city"))).Code);
    }

    [Theory]
    [InlineData("version", "2", "$.version")]
    [InlineData("format", "\"other\"", "$.format")]
    [InlineData("matches", "0", "$.matches")]
    [InlineData("matches", "1e999", "$.matches")]
    [InlineData("moved", "\"many\"", "$.moved")]
    [InlineData("together", "-0.1", "$.together")]
    [InlineData("threshold", "null", "$.threshold")]
    [InlineData("fields", "[]", "$.fields")]
    [InlineData("fields", "{}", "$.fields")]
    [InlineData("fields.0", "7", "$.fields[0]")]
    [InlineData("fields.0.role", "\"nobody\"", "$.fields[0].role")]
    [InlineData("fields.0.role", "\"ignored\"", "$.fields[0]")]
    [InlineData("fields.0.piece", "\"street\"", "$.fields[0]")]
    [InlineData("fields.0.column", "\"family_name\"", "$.fields[1]")]
    [InlineData("fields.0.m", "[1]", "$.fields[0].m")]
    [InlineData("fields.1.u.2", "0", "$.fields[1].u[2]")]
    [InlineData("fields.1.u.2", "1.5", "$.fields[1].u[2]")]
    [InlineData("fields.0.more", "1", "$.fields[0]")]
    [InlineData("order", "[0]", "$.order")]
    [InlineData("order.1", "0", "$.order")]
    [InlineData("order.0", "99", "$.order[0]")]
    [InlineData("dependence.0.given", "[99]", "$.dependence[0].given[0]")]
    [InlineData("dependence.0.given", "[]", "$.dependence[0].given")]
    [InlineData("dependence.0.near", "[99]", "$.dependence[0].near[0]")]
    [InlineData("dependence.0.near", "[1, 2]", "$.dependence[0].near")]
    [InlineData("dependence.0.fields.0.levels", "[1]", "$.dependence[0].fields[0].levels")]
    [InlineData("keys", "[]", "$.keys")]
    [InlineData("keys.0.kind", "\"far\"", "$.keys[0].kind")]
    [InlineData("keys.0.kind", "\"near\"", "$.keys[0]")]
    [InlineData("keys.0.parts.0.column", "\"none\"", "$.keys[0].parts[0].column")]
    [InlineData("keys.0.parts.0.length", "100000", "$.keys[0].parts[0]")]
    [InlineData("refinement", "3", "$.refinement")]
    public void What_is_not_as_it_should_be_is_refused_with_its_place(string path, string value, string place)
    {
        var json = JsonNode.Parse(people.Result.Matcher.ToJson())!;
        var steps = path.Split('.');
        var node = steps[..^1].Aggregate(json, (at, step) => char.IsDigit(step[0]) ? at[int.Parse(step, null)]! : at[step]!);
        var changed = value == "1e999" ? JsonNode.Parse("\"1e999\"") : JsonNode.Parse(value);
        if (char.IsDigit(steps[^1][0]))
        {
            node[int.Parse(steps[^1], null)] = changed;
        }
        else
        {
            node[steps[^1]] = changed;
        }

        var refused = Assert.Throws<MatchingException>(() => TrainedMatcher.FromJson(json.ToJsonString().Replace("\"1e999\"", "1e999", StringComparison.Ordinal)));
        Assert.Equal(MatchingErrorCodes.InvalidJson, refused.Code);
        Assert.StartsWith(place, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"format\":\"crm.matching.model\",\"format\":1}")]
    [InlineData("{\"format\":\"\\ud800\"}")]
    [InlineData("{\"\\ud800\":1}")]
    public void Other_texts_are_refused(string json) => Assert.Equal(MatchingErrorCodes.InvalidJson, Assert.Throws<MatchingException>(() => TrainedMatcher.FromJson(json)).Code);

    [Fact]
    public void Each_property_that_is_missing_is_named()
    {
        foreach (var name in JsonNode.Parse(people.Result.Matcher.ToJson())!.AsObject().Select(property => property.Key))
        {
            var json = JsonNode.Parse(people.Result.Matcher.ToJson())!.AsObject();
            json.Remove(name);
            Assert.Contains($"'{name}' is missing", Assert.Throws<MatchingException>(() => TrainedMatcher.FromJson(json.ToJsonString())).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_writer_of_another_is_written_to()
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            people.Result.Matcher.WriteTo(writer);
        }

        Assert.Equal(people.Result.Matcher.ToJson(), System.Text.Encoding.UTF8.GetString(stream.ToArray()));
    }
}
