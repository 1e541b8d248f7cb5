using System.Globalization;
using System.Text.RegularExpressions;
using Crm.Matching.Records;
using Crm.Tests.Shared;

namespace Crm.Matching.Tests.Facade;

/// <summary>Public tables, everything guessed, at the threshold that was chosen; ids and truth left out.</summary>
public sealed partial class SharedDataAccuracyTests
{
    [SharedDataTheory]
    [InlineData(true, 0.99)]
    [InlineData(false, 0.99)]
    public void Febrl1(bool named, double floor) => Deduplicate("dedupe/febrl1.csv.gz", "rec_id", "rec_id", named, floor);

    [SharedDataTheory]
    [InlineData(true, 0.91)]
    [InlineData(false, 0.91)]
    public void Fake_1000(bool named, double floor) => Deduplicate("dedupe/fake_1000.csv", "unique_id", "cluster", named, floor);

    [SharedDataTheory]
    [InlineData(true, 0.999)]
    [InlineData(false, 0.999)]
    public void Febrl4(bool named, double floor)
    {
        var (left, right) = (Load("dedupe/febrl4a.csv.gz"), Load("dedupe/febrl4b.csv.gz"));
        var result = RecordMatcher.Link(Compared(left, named, "rec_id"), Compared(right, named, "rec_id"), new() { Threads = 2 });
        Assert.InRange(Partition.F1(result, Truth([.. left["rec_id"], .. right["rec_id"]]), left.Count), floor, 1);
    }

    [SharedDataTheory]
    [InlineData(true, 0.98)]
    [InlineData(false, 0.98)]
    public void Fodors_and_Zagats(bool named, double floor)
    {
        var (left, right, gold) = (Load("dedupe/fodors.csv"), Load("dedupe/zagats.csv"), Load("dedupe/fodors_zagats_gold.csv"));
        var truth = Enumerable.Range(0, left.Count + right.Count).ToArray();
        for (var i = 0; i < gold.Count; i++)
        {
            truth[left.Count + right["id"].IndexOf(gold["zagats_id"][i])] = left["id"].IndexOf(gold["fodors_id"][i]);
        }

        Assert.InRange(Partition.F1(RecordMatcher.Link(Compared(left, named, "id"), Compared(right, named, "id"), new() { Threads = 2 }), truth, left.Count), floor, 1);
    }

    private static void Deduplicate(string file, string id, string truth, bool named, double floor)
    {
        var table = Load(file);
        var result = RecordMatcher.Deduplicate(Compared(table, named, [.. new HashSet<string>([id, truth])]), new() { Threads = 2 });
        Assert.InRange(Partition.F1(result, Truth([.. table[truth]])), floor, 1);
    }

    private static RecordTable Load(string file) => RecordTable.LoadCsv(SharedData.File(file));

    // Without ids and truth; not named, columns are called c1, c2, ...
    private static RecordTable Compared(RecordTable table, bool named, params string[] without)
    {
        var compared = table.Without(without);
        return named ? compared : new(compared.Columns.Select((name, c) => ($"c{c + 1}", compared[name].ToArray())));
    }

    private static int[] Truth(string?[] ids) => [.. ids.Select(id => int.Parse(Number().Match(id!).Value, CultureInfo.InvariantCulture))];

    [GeneratedRegex(@"\d+", RegexOptions.None, 1000)]
    private static partial Regex Number();
}
