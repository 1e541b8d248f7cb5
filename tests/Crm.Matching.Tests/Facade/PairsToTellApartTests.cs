namespace Crm.Matching.Tests.Facade;

/// <summary>What makes matching people hard: households, moving, swapped names, rare and common values, many records of one.</summary>
public sealed class PairsToTellApartTests
{
    [Fact]
    public void Those_who_live_together_are_not_merged()
    {
        var people = People.WithDuplicates(1, 300);
        for (var i = 0; i < 60; i++)
        {
            // Wife and child: the same family name, address and telephone.
            foreach (var other in (int[])[1000, 2000])
            {
                var row = (string?[])people.Rows[i].Clone();
                (row[0], row[2], row[3]) = (Another(people, row[0]), people.Birth(), other == 1000 ? people.Someone()[3] : null);
                people.Add(row, other + i);
            }
        }

        var result = RecordMatcher.Deduplicate(people.Table);
        Assert.InRange(Partition.F1(result, people.Of), 0.95, 1);
    }

    [Fact]
    public void Who_has_moved_is_found()
    {
        var people = People.WithDuplicates(2, 300);
        for (var i = 0; i < 60; i++)
        {
            var row = (string?[])people.Rows[i].Clone();
            (row[3], row[4], row[5], row[6]) = (null, people.Phone(), people.Street(), people.Town());
            people.Add(row, i);
        }

        Assert.InRange(Partition.F1(RecordMatcher.Deduplicate(people.Table), people.Of), 0.95, 1);
    }

    [Fact]
    public void Swapped_names_are_found_and_said()
    {
        var people = People.WithDuplicates(3, 300);
        var row = (string?[])people.Rows[7].Clone();
        (row[0], row[1], row[3]) = (row[1], row[0], null);
        people.Add(row, 7);
        var result = RecordMatcher.Deduplicate(people.Table);
        Assert.Contains(result.Clusters, cluster => cluster.Records.Contains(7) && cluster.Records.Contains(people.Rows.Count - 1));
        Assert.Contains(result.Explain(7, people.Rows.Count - 1).Fields, field => field.Meaning.StartsWith("swapped with the family name", StringComparison.Ordinal));
    }

    [Fact]
    public void A_rare_value_says_more_than_a_common_one()
    {
        var people = People.WithDuplicates(4, 300);
        for (var i = 0; i < 100; i++)
        {
            people.Rows[i][1] = "smith";
        }

        (people.Rows[120][1], people.Rows[121][1]) = ("featherstonehaugh", "featherstonehaugh");
        var result = RecordMatcher.Deduplicate(people.Table);
        Assert.True(Family(120, 121) > Family(1, 2) + 2);

        double Family(int a, int b) => result.Explain(a, b).Fields.Single(field => field.Field == "surname").Weight;
    }

    [Fact]
    public void Sixty_records_of_one_person_stay_whole()
    {
        var people = People.WithDuplicates(5, 200);
        for (var i = 0; i < 59; i++)
        {
            people.Add(people.Careless(people.Rows[3]), 3);
        }

        var result = RecordMatcher.Deduplicate(people.Table);
        Assert.Equal(60, result.Clusters[0].Records.Length);
        Assert.All(result.Clusters[0].Records, record => Assert.Equal(3, people.Of[record]));
    }

    [Fact]
    public void A_record_of_two_people_does_not_tie_their_clusters_together()
    {
        var people = People.WithDuplicates(6, 300);
        var (one, other) = (people.Rows[1], people.Rows[2]);
        for (var i = 0; i < 4; i++)
        {
            people.Add(people.Careless(one), 1).Add(people.Careless(other), 2);
        }

        people.Add([one[0], one[1], one[2], other[3], other[4], other[5], other[6]], 9999);
        var result = RecordMatcher.Deduplicate(people.Table);
        Assert.DoesNotContain(result.Clusters, cluster => cluster.Records.Contains(1) && cluster.Records.Contains(2));
        Assert.All(result.Bridges, bridge => Assert.DoesNotContain(result.Clusters, cluster => cluster.Records.Contains(bridge.Left) && cluster.Records.Contains(bridge.Right)));
    }

    private static string Another(People people, string? name)
    {
        string other;
        do
        {
            other = people.GivenName();
        }
        while (other == name);
        return other;
    }
}
