using Crm.Evaluation.Tables;
using Crm.Synthetic.Organisations;
using Crm.Synthetic.People;

namespace Crm.Evaluation.Tests;

public sealed class GeneratedPeopleTests
{
    private const int Count = 20_000;

    private static readonly List<PersonRecord> People = [.. PeopleGenerator.Records(Count, 1)];

    [Fact]
    public void A_seed_makes_the_same_records_on_every_machine()
    {
        Assert.Equal(People.Take(500).Select(Line), PeopleGenerator.Records(Count, 1).Take(500).Select(Line));
        Assert.NotEqual(People.Take(5).Select(Line), PeopleGenerator.Records(Count, 2).Take(5).Select(Line));

        // FNV-1a over all of them, seen once: another figure is another file.
        Assert.Equal(Expected, People.Select(Line).Aggregate(0xCBF29CE484222325UL, (hash, line) => line.Aggregate(hash, (h, c) => (h ^ c) * 0x100000001B3)));
    }

    [Fact]
    public void A_fifth_of_the_records_are_further_ones_of_somebody()
    {
        var sizes = People.GroupBy(r => r.Person).Select(g => g.Count()).ToList();
        Assert.Equal((Count * 4 / 5, Count), (sizes.Count, sizes.Sum()));
        Assert.Equal(Enumerable.Range(1, 4), sizes.Distinct().Order());
        double Share(int size) => (double)sizes.Count(s => s == size) / sizes.Count(s => s > 1);
        Assert.Equal([0.7, 0.2, 0.1], new[] { Share(2), Share(3), Share(4) }.Select(share => Math.Round(share, 1)));

        // The order tells nothing: records of one person lie apart.
        Assert.DoesNotContain(Enumerable.Range(1, 100), i => People[i].Person == People[i - 1].Person);
    }

    [Fact]
    public void Fields_are_missing_and_names_common_and_rare_as_in_life()
    {
        var missing = PersonRecord.Columns.Select((_, field) => (double)People.Count(r => r.Values[field].Length == 0) / Count).ToList();
        Assert.All(missing, share => Assert.InRange(share, 0.04, 0.16));
        var families = People.Where(r => r.Family.Length > 0).GroupBy(r => r.Family, StringComparer.OrdinalIgnoreCase).Select(g => g.Count()).OrderDescending().ToList();
        Assert.InRange((double)families[0] / Count, 0.004, 0.02);
        Assert.True(families.Count > 3000 && families.Count(c => c == 1) > 500);
        Assert.InRange(People.Select(r => r.Given.ToUpperInvariant()).Distinct(StringComparer.Ordinal).Count(), 800, 8000);
    }

    [Fact]
    public void Households_share_what_households_share()
    {
        var firsts = People.GroupBy(r => r.Person).Select(g => g.First()).ToList();
        var shared = firsts.Where(r => r is { Phone.Length: > 0, Family.Length: > 0 }).GroupBy(r => (r.Address, r.PostalCode)).Where(g => g.Key.Address.Length > 0 && g.Count() > 1).ToList();
        Assert.InRange(shared.Sum(g => g.Count()), firsts.Count / 4, firsts.Count);
        Assert.InRange(shared.Count(g => g.Select(r => r.Family).Distinct(StringComparer.OrdinalIgnoreCase).Count() < g.Count()), shared.Count / 2, shared.Count);
        Assert.Contains(shared, g => g.Where(r => r.Birth.Length > 0).GroupBy(r => r.Birth, StringComparer.Ordinal).Any(twins => twins.Count() > 1));
    }

    [Fact]
    public void Further_records_differ_in_several_ways()
    {
        var changed = new int[PersonRecord.Columns.Length];
        var pairs = People.GroupBy(r => r.Person).Where(g => g.Count() == 2).Select(g => (g.First().Values, g.Last().Values)).ToList();
        foreach (var (one, other) in pairs)
        {
            for (var field = 0; field < changed.Length; field++)
            {
                changed[field] += !string.Equals(Same(one[field]), Same(other[field]), StringComparison.OrdinalIgnoreCase) ? 1 : 0;
            }
        }

        Assert.All(changed, count => Assert.InRange((double)count / pairs.Count, 0.2, 0.8));
        Assert.InRange(changed.Sum() / (double)pairs.Count, 2, 4);
    }

    [Fact]
    public void Organisations_have_forms_branches_and_abbreviations()
    {
        var records = OrganisationGenerator.Records(5000, 3).ToList();
        Assert.Equal(records.Take(50).Select(r => string.Join('|', r.Values)), OrganisationGenerator.Records(5000, 3).Take(50).Select(r => string.Join('|', r.Values)));
        Assert.Equal(4000, records.Select(r => r.Organisation).Distinct().Count());
        Assert.Contains(records, r => r.Name.EndsWith(" GmbH", StringComparison.Ordinal));
        Assert.Contains(records.GroupBy(r => r.Organisation), g => g.Any(r => r.Name.EndsWith(" Ltd", StringComparison.Ordinal)) && g.Any(r => r.Name.EndsWith(" Limited", StringComparison.Ordinal)));
        Assert.Contains(records.GroupBy(r => r.Website, StringComparer.Ordinal), g => g.Key.Length > 0 && g.Select(r => r.Organisation).Distinct().Count() > 2);
    }

    [Theory]
    [InlineData("people", "person")]
    [InlineData("organisations", "organisation")]
    public async Task A_file_has_ids_fields_and_the_truth(string command, string truth)
    {
        using var folder = new WorkFolder();
        var (json, error) = await WorkFolder.AskAsync(command, "--count", "1000", "--seed", "5", "--out", folder.At("made.csv"));
        Assert.Equal(("", 1000, 800), (error, json.GetProperty("records").GetInt32(), json.GetProperty("entities").GetInt32()));
        await WorkFolder.AskAsync(command, "--count", "1000", "--seed", "5", "--out", folder.At("made.csv.gz"));
        var (plain, packed) = (TextTable.Load(folder.At("made.csv"), default), TextTable.Load(folder.At("made.csv.gz"), default));
        Assert.Equal((1000, "id", truth), (plain.Rows, plain.Columns[0], plain.Columns[^1]));
        Assert.All(plain.Columns, column => Assert.Equal(plain.Column(column), packed.Column(column)));
        Assert.Equal(Enumerable.Range(1, 1000).Select(i => $"{i}"), plain.Column("id"));
        await WorkFolder.RefusesAsync("--count is '0'", command, "--count", "0", "--out", folder.At("made.csv"));
        await WorkFolder.RefusesAsync("--out", command);
    }

    /// <summary>A phone number by its last digits, anything else as it is.</summary>
    private static string Same(string value) => value.Length > 8 && value.All(c => !char.IsLetter(c)) && value.Count(char.IsAsciiDigit) > 8 ? string.Concat(value.Where(char.IsAsciiDigit))[^9..] : value;

    private const ulong Expected = 9572601492303981902;

    private static string Line(PersonRecord record) => $"{record.Person}|{string.Join('|', record.Values)}\n";
}
