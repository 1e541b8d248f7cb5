using Crm.Matching.Blocking;
using Crm.Matching.Blocking.Pairs;
using Crm.Matching.Blocking.Planning;
using Crm.Matching.Blocking.Reporting;
using Crm.Matching.Records;

namespace Crm.Matching.Tests.Blocking;

public sealed class HostileRecordsTests
{
    private const int Records = 200_000;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void One_value_in_all_records_brings_no_more_than_the_budget_and_the_rest_is_said(int others)
    {
        var columns = Enumerable.Range(0, 1 + others).Select(c => TestColumns.Of($"c{c}", FieldRole.Text, [.. Enumerable.Repeat("same", Records)])).ToArray();
        var report = Report(new(columns, Records));
        Assert.InRange(report.Pairs, Records, 20L * Records);
        Assert.Equal(report.AllPairs, report.Keys[0].Pairs + report.Keys[0].LostPairs);
        Assert.Equal((Records, 1), (report.Keys[0].LargestBlock, report.Keys[0].GuardedBlocks));
    }

    [Fact]
    public void Blanks_are_in_no_block()
    {
        var blank = new string?[Records];
        var some = Enumerable.Range(0, Records).Select(i => i % 1000 == 0 ? $"v{i / 2000}" : null).ToArray();
        var report = Report(new([TestColumns.Of("empty", FieldRole.GivenName, blank), TestColumns.Of("some", FieldRole.Text, some)], Records));
        Assert.Equal(Records / 2000, report.Pairs);
    }

    [Fact]
    public void Where_all_is_blank_there_is_nothing_to_compare()
    {
        var source = new BlockingSource([TestColumns.Of("empty", FieldRole.Text, new string?[Records])], Records);
        Assert.Equal(MatchingErrorCodes.NothingToCompare, Assert.Throws<MatchingException>(() => BlockingPlanner.Plan(source, new())).Code);
    }

    [Fact]
    public void A_block_that_is_too_large_is_refined_by_further_columns()
    {
        string[] place = [.. Enumerable.Range(0, Records).Select(i => $"p{i / 2}")];
        var source = new BlockingSource([TestColumns.Of("same", FieldRole.Text, [.. Enumerable.Repeat("same", Records)]), TestColumns.Of("place", FieldRole.Text, place)], Records);
        var plan = BlockingPlan.Of(BlockingRule.Same(new BlockingPart("same"))) with { Refinement = [new("place")] };
        var pairs = PairFinder.Find(source, plan, new());
        var report = PairCounts.Report(source, plan, pairs, PairCounts.Count(pairs, 2));
        Assert.Equal((Records / 2, 1, 0), (report.Pairs, report.Keys[0].GuardedBlocks, report.Keys[0].SweptBlocks));
    }

    [Fact]
    public void Many_rules_of_one_block_share_the_budget()
    {
        var source = new BlockingSource([TestColumns.Of("same", FieldRole.Text, [.. Enumerable.Repeat("same", Records)])], Records);
        var plan = BlockingPlan.Of([.. Enumerable.Range(1, 20).Select(length => BlockingRule.Same(new BlockingPart("same", BlockingTransform.Start, length)))]);
        var pairs = PairFinder.Find(source, plan, new() { EveryPairUpTo = 0, PairsPerRecord = 45 });
        var report = PairCounts.Report(source, plan, pairs, PairCounts.Count(pairs, 2));
        Assert.InRange(report.Keys.Sum(k => k.Pairs), 39L * Records, 45L * Records);
    }

    [Fact]
    public void Nothing_and_one_record_bring_no_pair()
    {
        foreach (var count in (int[])[0, 1])
        {
            var source = new BlockingSource([TestColumns.Of("c", FieldRole.Text, new string?[count])], count);
            Assert.Empty(PairFinder.Find(source, BlockingPlanner.Plan(source, new()), new()).ReadAll());
        }
    }

    private static BlockingReport Report(BlockingSource source)
    {
        var options = new BlockingOptions { Threads = 2 };
        var plan = BlockingPlanner.Plan(source, options);
        var pairs = PairFinder.Find(source, plan, options);
        return PairCounts.Report(source, plan, pairs, PairCounts.Count(pairs, 2));
    }
}
