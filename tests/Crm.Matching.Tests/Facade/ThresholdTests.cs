namespace Crm.Matching.Tests.Facade;

public sealed class ThresholdTests
{
    private readonly People people = People.WithDuplicates(21, 200);

    [Fact]
    public void A_threshold_that_is_given_is_kept()
    {
        var result = RecordMatcher.Deduplicate(people.Table, new() { Threshold = 0.97 });
        Assert.Equal(0.97, result.Threshold, 1e-12);
        Assert.All(result.Clusters, cluster => Assert.All(cluster.Links, link => Assert.True(link.Probability >= 0.97 - 1e-12)));
    }

    [Fact]
    public void One_that_is_chosen_is_more_likely_than_not_and_its_estimates_are_near_the_truth()
    {
        var result = RecordMatcher.Deduplicate(people.Table);
        Assert.InRange(result.Threshold, 0.5, 0.9991);
        Assert.InRange(result.EstimatedPrecision, 0.9, 1);
        Assert.InRange(result.EstimatedRecall, 0.9, 1);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    [InlineData(-3)]
    public void A_threshold_lies_between_0_and_1(double threshold)
    {
        Assert.Equal(MatchingErrorCodes.InvalidOption, Assert.Throws<MatchingException>(() => RecordMatcher.Deduplicate(people.Table, new() { Threshold = threshold })).Code);
        Assert.Equal(MatchingErrorCodes.InvalidOption, Assert.Throws<MatchingException>(() => RecordMatcher.Deduplicate(people.Table).ClustersAt(threshold)).Code);
    }
}
