using Crm.Matching.Blocking;
using Crm.Matching.Records;

namespace Crm.Matching.Tests.Indexing;

public sealed class MatchIndexTests(IndexedPeople people) : IClassFixture<IndexedPeople>
{
    [Fact]
    public void A_pair_weighs_what_it_weighs_when_all_are_matched()
    {
        var pairs = 0;
        for (var record = 0; record < IndexedPeople.Count; record += 7)
        {
            foreach (var found in people.Index.Find(people.Row(record), limit: 1000, threshold: 1e-9).Where(found => found.Record != record))
            {
                Assert.Equal(people.Result.Explain(record, found.Record).Weight, found.Weight, 1e-9);
                pairs++;
            }
        }

        Assert.True(pairs > 500, $"{pairs} pairs were found.");
    }

    [Fact]
    public void Nearly_all_that_is_found_when_all_are_matched_is_found_one_by_one()
    {
        var links = people.Result.Links.Where(link => link.Probability >= 0.5).ToList();
        var found = links.Count(link => people.Index.Find(people.Row(link.Left), limit: 100, threshold: 0.4).Any(match => match.Record == link.Right && Math.Abs(match.Weight - link.Weight) < 1e-9));
        Assert.True(links.Count > 500 && found >= 0.995 * links.Count, $"{found} of {links.Count} links were found.");
    }

    [Fact]
    public void The_surest_come_first_and_a_record_that_is_there_finds_itself()
    {
        for (var record = 0; record < IndexedPeople.Count; record += 501)
        {
            var found = people.Index.Find(people.Row(record), limit: 5);
            Assert.Contains(found, match => match.Record == record);
            Assert.Equal(found.OrderByDescending(match => match.Weight).ThenBy(match => match.Record), found);
            Assert.All(found, match => Assert.InRange(match.Probability, people.Index.Threshold, 1));
        }
    }

    [Fact]
    public void Values_that_were_never_met_are_compared_as_texts()
    {
        var record = Enumerable.Range(0, IndexedPeople.Count).First(r => PresentIn(r, "given_name", "family_name", "birth_date", "email") && people.Table["family_name"][r]!.Length > 5);
        var exact = Assert.Single(people.Index.Find(people.Row(record)), match => match.Record == record);
        var slip = Assert.Single(people.Index.Find(column => people.Table[column][record] is { } text && column == "family_name" ? $"{text}zqx" : people.Table[column][record]), match => match.Record == record);
        Assert.InRange(slip.Weight, exact.Weight - 15, exact.Weight + 5);
        var evidence = people.Index.Explain(column => column == "family_name" ? "Zzyzx" : people.Table[column][record], record).Fields.Single(field => field.Field == "family_name");
        Assert.Equal(("nothing alike", "Zzyzx", people.Table["family_name"][record]), (evidence.Meaning, evidence.Left, evidence.Right));
        Assert.True(evidence.Weight < 0);
    }

    [Fact]
    public void An_explanation_is_that_of_the_pair()
    {
        foreach (var link in people.Result.Links.Take(200))
        {
            Assert.Equal(people.Result.Explain(link.Left, link.Right).ToString(), people.Index.Explain(people.Row(link.Left), link.Right).ToString());
        }
    }

    [Fact]
    public void Missing_values_say_nothing()
    {
        Assert.Empty(people.Index.Find(_ => null));
        Assert.Empty(people.Index.Find(_ => "  "));
        var record = Enumerable.Range(0, IndexedPeople.Count).First(r => PresentIn(r, "given_name", "family_name", "birth_date", "email"));
        Func<string, string?> some = column => column is "email" or "given_name" or "family_name" ? people.Table[column][record] : null;
        Assert.Contains(people.Index.Find(some, threshold: 0.01), match => match.Record == record);
        Assert.All(people.Index.Explain(some, record).Fields, field => Assert.Equal(field.Left is null, field.Meaning == "missing"));
    }

    [Theory]
    [InlineData("x")]
    [InlineData("\0\uD800")]
    [InlineData("12345678901234567890@")]
    public void Whatever_a_record_holds_is_answered(string text)
    {
        var longer = string.Concat(Enumerable.Repeat(text, 10_000));
        Assert.NotNull(people.Index.Find(_ => text, limit: 1000, threshold: 1e-6));
        Assert.NotNull(people.Index.Find(_ => longer, limit: 1000, threshold: 1e-6));
    }

    [Fact]
    public void Many_may_ask_at_once()
    {
        var alone = Enumerable.Range(0, 400).Select(record => people.Index.Find(people.Row(record), 20, 0.01)).ToArray();
        Parallel.For(0, 1600, record => Assert.Equal(alone[record % 400], people.Index.Find(people.Row(record % 400), 20, 0.01)));
    }

    [Fact]
    public void The_limit_keeps_the_surest()
    {
        var crowded = people.Result.Clusters[0].Records[0];
        var all = people.Index.Find(people.Row(crowded), limit: int.MaxValue, threshold: 0.01);
        Assert.True(all.Count > 1);
        Assert.Equal(all.Take(1), people.Index.Find(people.Row(crowded), limit: 1, threshold: 0.01));
    }

    [Fact]
    public void What_is_out_of_range_is_refused()
    {
        Assert.Equal(MatchingErrorCodes.InvalidOption, Assert.Throws<MatchingException>(() => people.Index.Find(_ => "x", limit: 0)).Code);
        Assert.All([0, 1, -1, double.NaN], threshold => Assert.Equal(MatchingErrorCodes.InvalidOption, Assert.Throws<MatchingException>(() => people.Index.Find(_ => "x", threshold: threshold)).Code));
        Assert.All([-1, IndexedPeople.Count], record => Assert.Equal(MatchingErrorCodes.InvalidOption, Assert.Throws<MatchingException>(() => people.Index.Explain(_ => "x", record)).Code));
        Assert.Equal(MatchingErrorCodes.InvalidOption, Assert.Throws<MatchingException>(() => people.Result.Index(threads: 0)).Code);
        Assert.Throws<ArgumentNullException>(() => people.Index.Find(null!));
        var nothing = RecordMatcher.Deduplicate(new([("name", ["anna", "bert"])]), new() { Plan = BlockingPlan.Of(BlockingRule.Same(new BlockingPart("name"))) });
        Assert.Equal(MatchingErrorCodes.NothingToCompare, Assert.Throws<MatchingException>(() => nothing.Index()).Code);
    }

    [Fact]
    public void Few_records_are_all_compared()
    {
        var table = IndexedPeople.Of(400, 3);
        var result = RecordMatcher.Deduplicate(table);
        var index = result.Index();
        foreach (var link in result.Links)
        {
            Assert.Contains(index.Find(IndexedPeople.RowOf(table, link.Left), limit: 400, threshold: 0.001), match => match.Record == link.Right && Math.Abs(match.Weight - link.Weight) < 1e-9);
        }
    }

    [Fact]
    public void Copies_of_a_record_are_all_found_and_weigh_what_they_do_when_all_are_matched()
    {
        var once = IndexedPeople.Of(3000, 17);
        var table = new RecordTable(once.Columns.Select(name => (name, once[name].ToArray().Concat(once[name][..300].ToArray()).Concat(once[name][..300].ToArray()).ToArray())));
        var result = RecordMatcher.Deduplicate(table);
        MatchIndex[] indexes = [result.Index(), result.Matcher.Index(table)];
        foreach (var (record, index) in Enumerable.Range(0, 300).SelectMany(record => indexes.Select(index => (record, index))))
        {
            var found = index.Find(IndexedPeople.RowOf(table, record), limit: 50, threshold: 0.01);
            Assert.All([record, 3000 + record, 3300 + record], copy => Assert.Contains(found, match => match.Record == copy));
            Assert.All(found.Where(match => match.Record != record), match => Assert.Equal(result.Explain(record, match.Record).Weight, match.Weight, 1e-9));
        }
    }

    [Fact]
    public void Of_two_sources_both_are_asked()
    {
        var (left, right) = (IndexedPeople.Of(500, 5), IndexedPeople.Of(700, 5));
        var result = RecordMatcher.Link(left, right);
        var index = result.Index();
        Assert.Equal(1200, index.Records);
        foreach (var link in result.Links.Take(300))
        {
            Assert.Contains(index.Find(IndexedPeople.RowOf(left, link.Left), limit: 1200, threshold: 0.001), match => match.Record == link.Right && Math.Abs(match.Weight - link.Weight) < 1e-9);
        }
    }

    private bool PresentIn(int record, params string[] columns) => Array.TrueForAll(columns, column => !string.IsNullOrWhiteSpace(people.Table[column][record]));
}
