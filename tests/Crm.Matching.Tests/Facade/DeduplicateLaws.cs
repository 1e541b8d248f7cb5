using System.Collections.Immutable;
using Crm.Matching.Records;
using Crm.Tests.Shared;

namespace Crm.Matching.Tests.Facade;

public sealed class DeduplicateLaws
{
    [Fact]
    public void Duplicates_are_found_and_others_are_not() => Law.Holds(10, seed =>
    {
        var people = People.WithDuplicates(seed, 200);
        Assert.InRange(Partition.F1(RecordMatcher.Deduplicate(people.Table), people.Of), 0.95, 1);
    });

    [Fact]
    public void Records_that_are_the_same_match() => Law.Holds(20, seed =>
    {
        var random = new Random(seed);
        var people = People.WithDuplicates(seed, 30 + random.Next(100));
        var (one, other) = (random.Next(people.Rows.Count / 2), people.Rows.Count);
        people.Add([.. people.Rows[one]], people.Of[one]);
        var result = RecordMatcher.Deduplicate(people.Table);
        Assert.InRange(result.Explain(one, other).Probability, 0.99, 1);
        Assert.Contains(result.Clusters, cluster => cluster.Records.Contains(one) && cluster.Records.Contains(other));
    });

    [Fact]
    public void The_order_of_the_records_changes_nothing() => Law.Holds(8, seed =>
    {
        var people = WithCopies(seed);
        var places = Enumerable.Range(0, people.Rows.Count).ToArray();
        new Random(seed).Shuffle(places);
        var (asIs, shuffled) = (RecordMatcher.Deduplicate(people.Table), RecordMatcher.Deduplicate(People.TableOf([.. places.Select(place => people.Rows[place])], People.Names)));
        Assert.Equal(Partition.Of(asIs), Partition.Of(shuffled, record => places[record]));
        Assert.Equal((asIs.Threshold, asIs.EstimatedPrecision, asIs.EstimatedRecall), (shuffled.Threshold, shuffled.EstimatedPrecision, shuffled.EstimatedRecall));
    });

    [Fact]
    public void The_names_of_columns_whose_roles_are_given_change_nothing() => Law.Holds(5, seed =>
    {
        var people = WithCopies(seed);
        FieldRole[] roles = [FieldRole.GivenName, FieldRole.FamilyName, FieldRole.BirthDate, FieldRole.Email, FieldRole.Phone, FieldRole.Address, FieldRole.City];
        string[] others = ["x", "phone", "given_name", "4", "id", "?", "surname"];
        var (one, other) = (Run(People.Names), Run(others));
        Assert.Equal(Partition.Of(one), Partition.Of(other));
        Assert.Equal(one.Links, other.Links);

        MatchResult Run(string[] names) => RecordMatcher.Deduplicate(People.TableOf(people.Rows, names), new() { Roles = names.Zip(roles).ToDictionary(pair => pair.First, pair => pair.Second).ToImmutableDictionary() });
    });

    [Fact]
    public void The_number_of_threads_changes_nothing() => Law.Holds(5, seed =>
    {
        var table = WithCopies(seed).Table;
        var blocking = new Matching.Blocking.BlockingOptions { EveryPairUpTo = 100 };
        var (one, three) = (RecordMatcher.Deduplicate(table, new() { Blocking = blocking }), RecordMatcher.Deduplicate(table, new() { Threads = 3, Blocking = blocking }));
        Assert.Equal(one.Links, three.Links);
        Assert.Equal((one.Threshold, one.EstimatedPrecision, one.EstimatedRecall), (three.Threshold, three.EstimatedPrecision, three.EstimatedRecall));
        Assert.Equal(Partition.Of(one), Partition.Of(three));
    });

    [Fact]
    public void The_weights_of_an_explanation_add_up_to_the_link() => Law.Holds(8, seed =>
    {
        var people = WithCopies(seed);
        var result = RecordMatcher.Deduplicate(people.Table, new() { Labels = [new(0, 1, true)] });
        Assert.NotEmpty(result.Links);
        Assert.All(result.Links, link =>
        {
            var why = result.Explain(link.Left, link.Right);
            Assert.Equal(link.Weight, why.PriorWeight + why.Fields.Sum(field => field.Weight), 1e-9);
            Assert.Equal(link.Probability, 1 / (1 + Math.Pow(2, -link.Weight)), 1e-12);
            Assert.Equal(link.Probability, why.Probability, 1e-12);
        });
    });

    [Fact]
    public void Clusters_are_a_partition_and_each_is_held_together_by_its_links() => Law.Holds(8, seed =>
    {
        var result = RecordMatcher.Deduplicate(WithCopies(seed).Table);
        var all = result.Clusters.SelectMany(cluster => cluster.Records).ToArray();
        Assert.Equal(all.Length, all.Distinct().Count());
        Assert.All(result.Clusters, cluster =>
        {
            Assert.True(cluster.Records.Length > 1);
            Assert.Equal(cluster.Records.Order(), cluster.Records);
            Assert.True(cluster.Links.Length >= cluster.Records.Length - 1);
            Assert.All(cluster.Links, link => Assert.True(cluster.Records.Contains(link.Left) && cluster.Records.Contains(link.Right) && link.Weight >= 0));
        });
        Assert.Equal(result.Links.OrderByDescending(link => link.Weight).Select(link => link.Weight), result.Links.Select(link => link.Weight));
    });

    // Joins are made once, the surest first; a threshold says where to stop. A bridge is left out at every threshold, so lower ones never take a cluster apart.
    [Fact]
    public void Clusters_of_a_higher_threshold_lie_within_those_of_a_lower() => Law.Holds(8, seed =>
    {
        var result = RecordMatcher.Deduplicate(WithCopies(seed).Table);
        double[] thresholds = [0.001, 0.02, 0.3, 0.5, 0.9, 0.99, 0.999999];
        foreach (var (low, high) in thresholds.Zip(thresholds[1..]))
        {
            var coarse = result.ClustersAt(low);
            Assert.All(result.ClustersAt(high), fine => Assert.Contains(coarse, cluster => fine.Records.All(cluster.Records.Contains)));
        }

        Assert.Equal(result.Clusters.Select(cluster => cluster.Records), result.ClustersAt(result.Threshold).Select(cluster => cluster.Records));
    });

    [Fact]
    public void Shares_of_the_levels_of_a_field_sum_to_one() => Law.Holds(8, seed => Assert.All(RecordMatcher.Deduplicate(WithCopies(seed).Table).Fields, field =>
    {
        Assert.Equal(1, field.Levels.Sum(level => level.M), 1e-9);
        Assert.Equal(1, field.Levels.Sum(level => level.U), 1e-9);
        Assert.All(field.Levels, level => Assert.True(level.M > 0 && level.U > 0 && double.IsFinite(level.Weight)));
    }));

    // Some records are there three times.
    private static People WithCopies(int seed)
    {
        var people = People.WithDuplicates(seed, 60);
        for (var i = 0; i < 5; i++)
        {
            people.Add([.. people.Rows[i * 4]], i * 4).Add([.. people.Rows[i * 4]], i * 4);
        }

        return people;
    }
}
