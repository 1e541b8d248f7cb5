using Crm.Matching.Clustering;
using Crm.Matching.Scoring;

namespace Crm.Matching.Tests.Scoring;

public sealed class WeightsTests
{
    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(3, 8.0 / 9)]
    [InlineData(-1, 1.0 / 3)]
    public void A_weight_is_the_log2_of_the_odds(double weight, double probability)
    {
        Assert.Equal(probability, Weights.Probability(weight), 1e-15);
        Assert.Equal(weight, Weights.OfProbability(probability), 1e-12);
    }

    [Fact]
    public void Labels_take_the_place_of_what_was_scored_and_the_last_word_counts()
    {
        var labels = new Labels([new(0, 1, true), new(2, 3, true), new(2, 3, false), new(4, 5, true)]);
        Assert.Equal([new Link(6, 7, 2), new Link(0, 1, Labels.Sure), new Link(4, 5, Labels.Sure)], labels.Apply([new(0, 1, 3), new(2, 3, 9), new(6, 7, 2)]));
        Assert.Equal((Labels.Sure, -Labels.Sure, null), (labels.Of(1, 0), labels.Of(2, 3), labels.Of(6, 7)));
        Assert.Equal(3, labels.Count);
    }
}
