using Crm.Matching.Records;

namespace Crm.Matching.Tests.Facade;

public sealed class LinkTests
{
    private static readonly string[] German = ["Vorname", "Nachname", "Geburtsdatum", "E-Mail", "Telefon", "Straße", "Ort"];

    [Fact]
    public void Columns_of_other_names_belong_together_by_what_they_mean()
    {
        var (left, right, truth) = Sources(1);
        var result = RecordMatcher.Link(left, right);
        Assert.Equal(left.Count, result.LeftRecords);
        Assert.Equal(left.Count + right.Count, result.Records);
        Assert.Equal(FieldRole.BirthDate, result.Roles["date_of_birth"]);
        Assert.InRange(Partition.F1(result, truth, left.Count), 0.97, 1);
        Assert.All(result.Links, link => Assert.True(link.Left < left.Count && link.Right >= left.Count));
    }

    [Fact]
    public void What_only_one_source_has_is_not_compared_and_that_is_said()
    {
        var (left, right, _) = Sources(1);
        var result = RecordMatcher.Link(left.Without("phone"), right);
        Assert.Contains(result.Notes, note => note.Contains("'Telefon'", StringComparison.Ordinal));
        Assert.DoesNotContain(result.Fields, field => field.Role == FieldRole.Phone);
    }

    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 3)]
    [InlineData(null, 2)]
    public void One_to_one_a_record_has_one_partner_at_most(bool? oneToOne, int records)
    {
        var (left, right, truth) = Sources(2, twice: 3);
        var result = RecordMatcher.Link(left, right, new() { OneToOne = oneToOne });
        var cluster = Assert.Single(result.Clusters, cluster => cluster.Records.Contains(3));
        Assert.Equal(records, cluster.Records.Length);
        Assert.All(cluster.Records, record => Assert.Equal(truth[3], truth[record]));
    }

    [Fact]
    public void Where_many_records_have_several_partners_they_may_by_themselves()
    {
        var (left, right, truth) = Sources(3);
        var twice = new RecordTable(right.Columns.Select(name => (name, (string?[])[.. right[name], .. right[name]])));
        var result = RecordMatcher.Link(left, twice);
        Assert.All(result.Clusters, cluster => Assert.Equal(3, cluster.Records.Length));
        Assert.InRange(Partition.F1(result, [.. truth, .. truth[left.Count..]], left.Count), 0.97, 1);
        Assert.All(result.Links, link => Assert.True(link.Left < left.Count && link.Right >= left.Count));
    }

    [Fact]
    public void A_source_may_be_empty()
    {
        var (left, _, _) = Sources(1);
        var nobody = new RecordTable(People.Names.Select(name => (name, (string?[])[])));
        Assert.Empty(RecordMatcher.Link(left, nobody).Clusters);
        Assert.Empty(RecordMatcher.Link(nobody, left).Clusters);
        Assert.Empty(RecordMatcher.Link(nobody, nobody).Clusters);
    }

    // Two sources of 200, of whom 100 are in both, written carelessly in the right one; the record of twice is there once more.
    private static (RecordTable Left, RecordTable Right, int[] Truth) Sources(int seed, int? twice = null)
    {
        var people = new People(seed);
        var left = Enumerable.Range(0, 200).Select(_ => people.Someone()).ToList();
        var right = left.Take(100).Select(people.Careless).Concat(Enumerable.Range(0, 100).Select(_ => people.Someone())).ToList();
        int[] truth = [.. Enumerable.Range(0, 200), .. Enumerable.Range(0, 100), .. Enumerable.Range(200, 100)];
        if (twice is { } again)
        {
            right.Add(people.Careless(left[again]));
            truth = [.. truth, again];
        }

        return (People.TableOf(left, People.Names), People.TableOf(right, German), truth);
    }
}
