using Crm.Matching.Clustering;
using Crm.Matching.Records;
using Crm.Tests.Shared;

namespace Crm.Matching.Tests.Clustering;

public sealed class ClusterBuilderTests
{
    [Fact]
    public void Sixty_records_of_one_entity_stay_whole_though_a_third_of_their_pairs_look_unlike() => Law.Holds(20, seed =>
    {
        var random = new Random(seed);
        var unlike = Enumerable.Range(0, 60).SelectMany(a => Enumerable.Range(0, a).Select(b => (b, a))).Where(_ => random.Next(3) == 0).ToHashSet();
        var links = from a in Enumerable.Range(0, 60) from b in Enumerable.Range(0, a) where !unlike.Contains((b, a)) select new Link(b, a, 5 + random.NextDouble());
        var builder = Build(60, links, (a, b) => unlike.Contains((Math.Min(a, b), Math.Max(a, b))) ? -6 : 12);
        Assert.Equal(59, builder.Joins.Count);
        Assert.Empty(builder.Bridges);
    });

    [Fact]
    public void A_bridge_between_two_groups_is_cut() => Law.Holds(20, seed =>
    {
        var random = new Random(seed);
        int[] sizes = [2 + random.Next(30), 2 + random.Next(30)];
        var all = sizes.Sum();
        var links = from a in Enumerable.Range(0, all) from b in Enumerable.Range(0, a) where Group(a) == Group(b) select new Link(b, a, 8 + random.NextDouble());
        var bridge = new Link(random.Next(sizes[0]), sizes[0] + random.Next(sizes[1]), 4);
        var builder = Build(all, [.. links, bridge], (a, b) => Group(a) == Group(b) || (a, b) == (bridge.Left, bridge.Right) || (b, a) == (bridge.Left, bridge.Right) ? 12 : -8);
        Assert.Equal([bridge], builder.Bridges);
        Assert.Equal(all - 2, builder.Joins.Count);

        int Group(int record) => record < sizes[0] ? 0 : 1;
    });

    [Fact]
    public void The_order_of_the_links_of_one_weight_and_of_the_records_does_not_matter() => Law.Holds(50, seed =>
    {
        var random = new Random(seed);
        var count = 2 + random.Next(20);
        var evidence = new double[count, count];
        var links = new List<Link>();
        for (var a = 0; a < count; a++)
        {
            for (var b = 0; b < a; b++)
            {
                evidence[a, b] = evidence[b, a] = (random.NextDouble() * 20) - 12;
                if (evidence[a, b] > 0)
                {
                    links.Add(new(b, a, evidence[a, b]));
                }
            }
        }

        var names = Enumerable.Range(0, count).ToArray();
        random.Shuffle(names);
        var renamed = links.ConvertAll(link => new Link(Math.Min(names[link.Left], names[link.Right]), Math.Max(names[link.Left], names[link.Right]), link.Weight));
        var one = Build(count, links, (a, b) => evidence[a, b]).Joins.ConvertAll(join => join.Link.Weight);
        var other = Build(count, renamed, (a, b) => evidence[Array.IndexOf(names, a), Array.IndexOf(names, b)]).Joins.ConvertAll(join => join.Link.Weight);
        Assert.Equal(one, other);
    });

    [Fact]
    public void A_chain_of_a_hundred_thousand_is_joined_in_little_time()
    {
        const int Count = 100_000;
        var builder = Build(Count, Enumerable.Range(1, Count - 1).Select(r => new Link(r - 1, r, 9)), (_, _) => 1);
        Assert.Equal(Count - 1, builder.Joins.Count);
        Assert.Equal(Count * (Count - 1.0) / 2, builder.Joins.Sum(join => join.Pairs));
    }

    [Fact]
    public void Groups_that_may_not_join_do_not()
    {
        var rules = JoinRules.Of(oneToOne: false, [new(0, 2, false)]);
        var builder = new ClusterBuilder(Places(3, 3), linked: false, (_, _) => 9, rules);
        builder.Build([new(0, 1, 9), new(1, 2, 8), new(0, 2, 7)], CancellationToken.None);
        Assert.Equal([new Link(0, 1, 9)], builder.Joins.ConvertAll(join => join.Link));
        Assert.Equal(2, builder.Bridges.Count);
    }

    [Fact]
    public void Pairs_across_two_sources_have_one_record_of_each()
    {
        var builder = new ClusterBuilder(Places(4, 2), linked: true, (_, _) => 9);
        builder.Build([new(0, 2, 9), new(1, 2, 8), new(1, 3, 7)], CancellationToken.None);
        Assert.Equal([1, 1, 2], builder.Joins.ConvertAll(join => join.Pairs));
    }

    [Fact]
    public void Building_can_be_cancelled()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => new ClusterBuilder(Places(2, 2), linked: false, (_, _) => 9).Build([new(0, 1, 9)], source.Token));
    }

    private static ClusterBuilder Build(int records, IEnumerable<Link> links, Func<int, int, double> evidence)
    {
        var builder = new ClusterBuilder(Places(records, records), linked: false, evidence);
        builder.Build(links.OrderByDescending(link => link.Weight).ThenBy(link => link.Left).ThenBy(link => link.Right), CancellationToken.None);
        return builder;
    }

    private static RecordCopies Places(int records, int left)
    {
        int[] all = [.. Enumerable.Range(0, records)];
        return RecordCopies.Of([], all, left, all.ToHashSet());
    }
}
