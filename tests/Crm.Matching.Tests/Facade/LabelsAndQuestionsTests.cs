namespace Crm.Matching.Tests.Facade;

public sealed class LabelsAndQuestionsTests
{
    private readonly People people = People.WithDuplicates(11, 200);

    [Fact]
    public void What_was_said_to_match_is_joined()
    {
        var result = RecordMatcher.Deduplicate(people.Table, new() { Labels = [new(151, 1, true)] });
        Assert.Contains(result.Links, link => (link.Left, link.Right) == (1, 151) && link.Probability > 0.999);
        Assert.Contains(result.Clusters, cluster => cluster.Records.SequenceEqual([1, 151]));
        var why = result.Explain(1, 151);
        Assert.Equal("said to match", why.Fields[^1].Meaning);
        Assert.Equal(result.Links.Single(link => (link.Left, link.Right) == (1, 151)).Weight, why.Weight, 1e-9);
    }

    [Fact]
    public void What_was_said_not_to_match_is_kept_apart_though_a_third_record_is_like_both()
    {
        // 0 and 200 are one person; so is a copy of either.
        people.Add([.. people.Rows[0]], 0).Add(people.Careless(people.Rows[0]), 0);
        Assert.Contains(RecordMatcher.Deduplicate(people.Table).Clusters, cluster => cluster.Records.Contains(0) && cluster.Records.Contains(200));
        foreach (var other in (int[])[200, people.Rows.Count - 2])
        {
            var result = RecordMatcher.Deduplicate(people.Table, new() { Labels = [new(0, other, false)] });
            Assert.DoesNotContain(result.Links, link => (link.Left, link.Right) == (0, other));
            Assert.DoesNotContain(result.Clusters, cluster => cluster.Records.Contains(0) && cluster.Records.Contains(other));
            Assert.InRange(result.Explain(0, other).Probability, 0, 1e-6);
        }
    }

    [Fact]
    public void Questions_are_in_doubt_unlike_one_another_and_not_yet_answered()
    {
        var doubtful = People.WithDuplicates(12, 300);
        for (var i = 0; i < 40; i++)
        {
            // A name and a town, which many have.
            var row = doubtful.Rows[i];
            doubtful.Add([row[0], row[1], null, null, null, null, row[6]], 1000 + i);
        }

        var result = RecordMatcher.Deduplicate(doubtful.Table);
        var asked = result.ToAsk(10);
        Assert.InRange(asked.Count, 2, 10);
        Assert.Equal(asked.Count, asked.Distinct().Count());
        var threshold = Math.Log2(result.Threshold / (1 - result.Threshold));
        Assert.All(asked, link => Assert.InRange(Math.Abs(link.Weight - threshold), 0, 7));
        Assert.True(asked.Take(5).Select(link => string.Join('|', result.Explain(link.Left, link.Right).Fields.Select(field => field.Meaning))).Distinct().Count() > 1);

        var next = RecordMatcher.Deduplicate(doubtful.Table, new() { Labels = [.. asked.Select(link => new LabelledPair(link.Left, link.Right, doubtful.Of[link.Left] == doubtful.Of[link.Right]))] });
        Assert.DoesNotContain(next.ToAsk(1000), link => asked.Any(answered => (answered.Left, answered.Right) == (link.Left, link.Right)));
        Assert.Empty(next.ToAsk(0));
    }

    [Theory]
    [InlineData(-1, 2)]
    [InlineData(0, 240)]
    [InlineData(3, 3)]
    public void A_label_names_two_records(int left, int right) =>
        Assert.Equal(MatchingErrorCodes.InvalidOption, Assert.Throws<MatchingException>(() => RecordMatcher.Deduplicate(people.Table, new() { Labels = [new(left, right, true)] })).Code);

    [Fact]
    public void Linking_two_sources_a_label_names_one_record_of_each() =>
        Assert.Equal(MatchingErrorCodes.InvalidOption, Assert.Throws<MatchingException>(() => RecordMatcher.Link(people.Table, people.Table, new() { Labels = [new(0, 1, true)] })).Code);
}
