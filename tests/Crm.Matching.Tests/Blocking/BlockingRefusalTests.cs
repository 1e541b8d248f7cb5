using Crm.Matching.Blocking;
using Crm.Matching.Blocking.Pairs;
using Crm.Matching.Blocking.Planning;
using Crm.Matching.Records;

namespace Crm.Matching.Tests.Blocking;

public sealed class BlockingRefusalTests
{
    private static readonly BlockingSource Source = new([TestColumns.Of("c", FieldRole.Text, "a", "a")], 2);

    public static TheoryData<BlockingPlan> WrongPlans => [
        BlockingPlan.Of(),
        BlockingPlan.Of([.. Enumerable.Repeat(BlockingRule.EveryPair, 65)]),
        BlockingPlan.Of(BlockingRule.Same(new BlockingPart("c", BlockingTransform.Start, -1))),
        BlockingPlan.Of(BlockingRule.Same(new BlockingPart("c", BlockingTransform.EachToken, 9))),
        BlockingPlan.Of(BlockingRule.Same(new("c", BlockingTransform.EachToken), new("c", BlockingTransform.EachToken))),
        BlockingPlan.Of([.. Enumerable.Repeat(BlockingRule.Same(new BlockingPart("c", BlockingTransform.EachToken, 8)), 9)]),
        BlockingPlan.Of(new SortedNeighbourhoodRule([])),
        BlockingPlan.Of(new SortedNeighbourhoodRule([new("c", BlockingTransform.Year)])),
        BlockingPlan.Of(new SimilarTextRule("c", [], 17)),
        BlockingPlan.Of(BlockingRule.EveryPair) with { Refinement = [new("c", BlockingTransform.EachToken)] },
    ];

    public static TheoryData<BlockingOptions> WrongOptions => [
        new() { EveryPairUpTo = -1 }, new() { PairsPerRecord = 0 }, new() { PairsPerRecord = double.NaN }, new() { MaxPairsPerBlock = 0 },
        new() { SweepWindow = 0 }, new() { MaxKeys = 65 }, new() { Threads = 0 },
    ];

    [Theory]
    [MemberData(nameof(WrongPlans))]
    public void A_plan_that_cannot_be_is_refused(BlockingPlan plan) => Refused(MatchingErrorCodes.InvalidOption, () => PairFinder.Find(Source, plan, new()));

    [Theory]
    [MemberData(nameof(WrongOptions))]
    public void Options_out_of_range_are_refused(BlockingOptions options) => Refused(MatchingErrorCodes.InvalidOption, () => BlockingPlanner.Plan(Source, options));

    [Fact]
    public void Columns_must_be_there_and_as_long_as_the_records()
    {
        Refused(MatchingErrorCodes.UnknownColumn, () => PairFinder.Find(Source, BlockingPlan.Of(BlockingRule.Same(new BlockingPart("d"))), new()));
        Refused(MatchingErrorCodes.LengthMismatch, () => BlockingPlanner.Plan(Source with { Records = 3 }, new()));
        Refused(MatchingErrorCodes.InvalidOption, () => BlockingPlanner.Plan(Source with { RightStart = 3 }, new()));
    }

    [Fact]
    public void Work_stops_when_it_is_cancelled()
    {
        var cancelled = new CancellationToken(true);
        Assert.ThrowsAny<OperationCanceledException>(() => PairFinder.Find(Source, BlockingPlan.Of(BlockingRule.EveryPair), new(), null, cancelled));
        Assert.ThrowsAny<OperationCanceledException>(() => BlockingPlanner.Plan(Source, new() { EveryPairUpTo = 0 }, cancelled));
    }

    [Fact]
    public void Names_say_what_is_shared()
    {
        Assert.Equal("family soundex + born year and month", BlockingRule.Same(new("family", BlockingTransform.Soundex), new("born", BlockingTransform.YearMonth)).Name);
        Assert.Equal("near in family", new SortedNeighbourhoodRule([new("family")]).Name);
        Assert.Equal("similar name + city start 3", new SimilarTextRule("name", [new("city", BlockingTransform.Start)]).Name);
    }

    private static void Refused(string code, Action action) => Assert.Equal(code, Assert.Throws<MatchingException>(action).Code);
}
