using Crm.Matching.Clustering;
using Crm.Matching.Records;
using Crm.Matching.Scoring;
using Crm.Tests.Shared;

namespace Crm.Matching.Tests.Clustering;

public sealed class ThresholdChoiceTests
{
    [Fact]
    public void No_other_threshold_is_expected_to_be_better_by_more_than_a_hair() => Law.Holds(50, seed =>
    {
        var random = new Random(seed);
        var links = Enumerable.Range(0, 1 + random.Next(40)).Select(i => new Link(2 * i, (2 * i) + 1, (random.NextDouble() * 25) - 5)).OrderByDescending(link => link.Weight).ToList();
        var joins = links.ConvertAll(link => new Join(link, 1));
        var (copies, expected) = (Places(80), links.Sum(link => Weights.Probability(link.Weight)) + random.Next(3));
        var best = ThresholdChoice.Best(joins, links, copies, expected);
        Assert.InRange(best.Weight, 0, 10);
        foreach (var link in links.Where(link => link.Weight >= 0))
        {
            var other = ThresholdChoice.At(link.Weight, joins, links, copies, expected);
            Assert.True(best.F1 >= other.F1 - 0.0011 || (1 - other.Precision) * other.Pairs > 1);
        }
    });

    [Fact]
    public void What_is_expected_is_right()
    {
        List<Link> links = [new(0, 1, 3), new(2, 3, 0), new(4, 5, -1)];
        var joins = links.ConvertAll(link => new Join(link, 1));
        var expected = links.Sum(link => Weights.Probability(link.Weight));
        var choice = ThresholdChoice.At(0, joins, links, Places(6), expected);
        Assert.Equal((8.0 / 9 + 0.5) / 2, choice.Precision, 1e-12);
        Assert.Equal((8.0 / 9 + 0.5) / expected, choice.Recall, 1e-12);
        Assert.Equal((1, 0), (ThresholdChoice.At(5, joins, links, Places(6), expected).Precision, ThresholdChoice.At(5, joins, links, Places(6), expected).Recall));
        Assert.Equal((1, 1), (ThresholdChoice.Best([], [], Places(1), 0).Precision, ThresholdChoice.Best([], [], Places(1), 0).Recall));
    }

    [Fact]
    public void Where_even_the_surest_join_may_be_wrong_in_several_pairs_it_is_judged_as_it_is()
    {
        var best = ThresholdChoice.Best([new(new(0, 0, 3), 4950)], [new(0, 0, 3)], Places(1), 4400);
        Assert.Equal((3, 8.0 / 9), (best.Weight, best.Precision));
    }

    private static RecordCopies Places(int records)
    {
        int[] all = [.. Enumerable.Range(0, records)];
        return RecordCopies.Of([], all, records, all.ToHashSet());
    }
}
