using System.Collections.Immutable;
using Crm.Matching.Records;

namespace Crm.Matching.Tests.Facade;

/// <summary>Tables that no one should have: each is bounded, and what was left out is said.</summary>
public sealed class HostileTablesTests
{
    private static readonly string?[] Someone = ["anna", "ashbury", "1980-02-03", "anna@fair.example", "07123456789", "5 Mill road", "leeds"];

    [Fact]
    public void Nobody_or_one_alone_has_no_duplicate()
    {
        foreach (var table in (RecordTable[])[new([]), People.TableOf([], People.Names), People.TableOf([Someone], People.Names)])
        {
            var result = RecordMatcher.Deduplicate(table);
            Assert.Equal((0, 0, 0L), (result.Clusters.Count, result.Links.Count(), result.CandidatePairs));
            Assert.Equal((0.5, 1.0, 1.0), (result.Threshold, result.EstimatedPrecision, result.EstimatedRecall));
            Assert.Empty(result.ToAsk(5));
            Assert.Empty(result.ClustersAt(0.1));
            Assert.True(result.Notes.Length >= table.Columns.Count);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t")]
    [InlineData("same")]
    public void Columns_that_tell_nothing_apart_are_said(string? value)
    {
        var result = RecordMatcher.Deduplicate(new([("a", Repeat(value)), ("b", Repeat(value))]));
        Assert.Empty(result.Clusters);
        Assert.Contains(result.Notes, note => note.Contains("'a' is not compared", StringComparison.Ordinal));
        Assert.Contains(result.Notes, note => note.Contains("'b' is not compared", StringComparison.Ordinal));
        Assert.Equal(MatchingErrorCodes.NothingToCompare, Assert.Throws<MatchingException>(() => result.Explain(0, 1)).Code);

        static string?[] Repeat(string? value) => [.. Enumerable.Repeat(value, 50_000)];
    }

    [Fact]
    public void A_hundred_thousand_records_that_are_the_same_are_one_cluster_and_no_pairs()
    {
        var people = new People(1);
        var result = RecordMatcher.Deduplicate(People.TableOf([.. Enumerable.Range(0, 100_300).Select(i => i < 100_000 ? Someone : people.Someone())], People.Names));
        Assert.Equal(100_000, Assert.Single(result.Clusters).Records.Length);
        Assert.Equal(99_999, result.Clusters[0].Links.Length);
        Assert.InRange(result.CandidatePairs, 0, 50_000);
        Assert.InRange(result.Explain(7, 70_000).Probability, 0.99, 1);
        Assert.Contains(result.Notes, note => note.StartsWith("99999 of 100300 records are the same", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_a_sea_of_blanks_the_few_that_are_filled_are_found()
    {
        var people = People.WithDuplicates(2, 150);
        var result = RecordMatcher.Deduplicate(People.TableOf([.. people.Rows, .. Enumerable.Repeat(new string?[People.Names.Length], 200_000)], People.Names));
        Assert.InRange(Partition.F1(result, [.. people.Of, .. Enumerable.Range(1000, 200_000)]), 0.95, 1);
    }

    [Fact]
    public void Texts_of_ten_thousand_characters_are_compared_by_their_beginnings()
    {
        var people = People.WithDuplicates(3, 60);
        var random = new Random(3);
        foreach (var row in people.Rows)
        {
            row[1] += " " + new string('x', 10_000) + random.Next();
            row[5] = string.Concat(Enumerable.Range(0, 2000).Select(_ => $"{(char)('a' + random.Next(26))}{random.Next(100)} "));
        }

        Assert.InRange(Partition.F1(RecordMatcher.Deduplicate(people.Table), people.Of), 0.8, 1);
    }

    [Fact]
    public void One_key_for_everything_stays_within_the_budget()
    {
        var people = new People(4);
        var rows = Enumerable.Range(0, 20_000).Select(i => (string?[])["anna", "ashbury", i % 5000 == 0 ? "1981-01-01" : "1980-02-03", null, people.Phone(), null, "leeds"]).ToList();
        var result = RecordMatcher.Deduplicate(People.TableOf(rows, People.Names), new() { Blocking = new() { EveryPairUpTo = 0, PairsPerRecord = 5 } });
        Assert.InRange(result.CandidatePairs, 0, 100_000);
        Assert.InRange(result.Clusters.Sum(cluster => cluster.Records.Length), 0, 200);
    }

    [Fact]
    public void Of_a_hundred_columns_those_that_tell_most_are_compared_and_the_others_are_said()
    {
        var people = People.WithDuplicates(5, 100);
        string[] more = [.. Enumerable.Range(0, 93).Select(c => $"kind {c}")];
        var rows = people.Rows.Select((row, r) => (string?[])[.. row, .. more.Select((_, c) => $"k{(r * (c + 3)) % 5}")]).ToList();
        var result = RecordMatcher.Deduplicate(People.TableOf(rows, [.. People.Names, .. more]));
        Assert.Equal(21, result.Fields.Length);
        Assert.InRange(result.Notes.Length, 79, 100);
        Assert.Superset(new HashSet<string>(["given_name", "surname", "date_of_birth", "email", "phone"]), result.Fields.Select(field => field.Name).ToHashSet());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Garbage_is_compared_like_anything(bool named)
    {
        var random = new Random(6);
        var rows = Enumerable.Range(0, 400).Select(_ => Enumerable.Range(0, 7).Select(_ => (string?)new string([.. Enumerable.Range(0, random.Next(30)).Select(_ => (char)random.Next(0x10000))])).ToArray()).ToList();
        rows.Add([.. rows[5]]);
        var result = RecordMatcher.Deduplicate(People.TableOf(rows, named ? People.Names : [.. Enumerable.Range(1, 7).Select(c => $"c{c}")]));
        Assert.Equal([5, 400], Assert.Single(result.Clusters).Records.Order());
        Assert.All(result.Links, link => Assert.True(double.IsFinite(link.Weight)));
    }

    [Fact]
    public void A_table_without_duplicates_has_none()
    {
        var people = new People(7);
        Assert.Empty(RecordMatcher.Deduplicate(People.TableOf([.. Enumerable.Range(0, 1000).Select(_ => people.Someone())], People.Names)).Clusters);
    }

    [Fact]
    public void Options_out_of_range_are_refused_with_their_names()
    {
        var table = People.TableOf([Someone, Someone], People.Names);
        Assert.Contains("Threads", Refused(new() { Threads = 0 }, MatchingErrorCodes.InvalidOption), StringComparison.Ordinal);
        Assert.Contains("PairsPerRecord", Refused(new() { Blocking = new() { PairsPerRecord = 0 } }, MatchingErrorCodes.InvalidOption), StringComparison.Ordinal);
        Assert.Contains("'nose'", Refused(new() { Roles = new Dictionary<string, FieldRole> { ["nose"] = FieldRole.Text }.ToImmutableDictionary() }, MatchingErrorCodes.UnknownColumn), StringComparison.Ordinal);
        Assert.Equal(MatchingErrorCodes.InvalidOption, Assert.Throws<MatchingException>(() => RecordMatcher.Deduplicate(table).Explain(0, 2)).Code);

        string Refused(MatchOptions options, string code)
        {
            var refused = Assert.Throws<MatchingException>(() => RecordMatcher.Deduplicate(People.WithDuplicates(1, 10).Table, options));
            Assert.Equal(code, refused.Code);
            return refused.Message;
        }
    }
}
