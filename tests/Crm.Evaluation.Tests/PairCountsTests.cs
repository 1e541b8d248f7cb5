using Crm.Evaluation.Matching;
using Crm.Tests.Shared;

namespace Crm.Evaluation.Tests;

public sealed class PairCountsTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Counts_by_sizes_are_those_pair_by_pair(bool isLinked) => Law.Holds(300, seed =>
    {
        var random = new Random(seed);
        var count = random.Next(40);
        int[] Groups(int kinds) => [.. Enumerable.Range(0, count).Select(_ => random.Next(-1, kinds))];
        var (clusters, truth) = (Groups(1 + random.Next(12)), Groups(1 + random.Next(12)));
        int? left = isLinked ? random.Next(count + 1) : null;

        var pairs = from a in Enumerable.Range(0, count)
                    from b in Enumerable.Range(a + 1, count - a - 1)
                    where left is null || (a < left && b >= left)
                    select (a, b);
        var predicted = pairs.Where(pair => clusters[pair.a] >= 0 && clusters[pair.a] == clusters[pair.b]).ToHashSet();
        var same = pairs.Where(pair => truth[pair.a] >= 0 && truth[pair.a] == truth[pair.b]).ToHashSet();
        var both = predicted.Intersect(same).Count();

        var counts = PairCounts.Of(clusters, truth, left);
        Assert.Equal(new PairCounts(predicted.Count, same.Count, both, predicted.Count), counts);
        Assert.Equal(predicted.Count, PairCounts.Within(clusters, left));
        Assert.Equal(predicted.Count == 0 ? 1 : (double)both / predicted.Count, counts.Precision);
        Assert.Equal(same.Count == 0 ? 1 : (double)both / same.Count, counts.Recall);
        Assert.Equal(same.Count + predicted.Count == 0 ? 1 : 2.0 * both / (same.Count + predicted.Count), counts.F1, 1e-12);

        // The same, said by a list of all pairs that match.
        Assert.Equal(counts, new KnownPairs(same, null, left).Judge(clusters));
    });

    [Fact]
    public void Pairs_that_nobody_has_judged_do_not_count_against_precision()
    {
        var counts = new KnownPairs([(0, 1), (0, 3)], [(1, 2)], null).Judge([0, 0, 0, -1, 0]);
        Assert.Equal(new PairCounts(6, 2, 1, 2), counts);
        Assert.Equal((0.5, 0.5, 0.5), (counts.Precision, counts.Recall, counts.F1));
    }
}
