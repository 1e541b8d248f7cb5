using System.IO.Compression;
using Crm.Matching.Blocking;
using Crm.Matching.Blocking.Pairs;
using Crm.Matching.Blocking.Planning;
using Crm.Matching.Blocking.Reporting;
using Crm.Matching.Records;
using Crm.Tests.Shared;

namespace Crm.Matching.Tests.Blocking;

public sealed class BlockingPlannerTests
{
    [Fact]
    public void Of_few_records_every_pair_is_compared()
    {
        var source = new BlockingSource([TestColumns.Of("name", FieldRole.FullName, "a", null, "c", "d")], 4);
        var plan = BlockingPlanner.Plan(source, new());
        Assert.Equal("every pair", Assert.Single(plan.Rules).Name);
        Assert.Equal(6, PairFinder.Find(source, plan, new()).ReadAll().Count);
    }

    [Fact]
    public void Rules_are_of_different_columns_and_the_budget_is_kept()
    {
        var (source, truth) = Entities(20_000);
        var options = new BlockingOptions { EveryPairUpTo = 0, PairsPerRecord = 10 };
        var plan = BlockingPlanner.Plan(source, options);
        var pairs = PairFinder.Find(source, plan, options);
        var report = PairCounts.Report(source, plan, pairs, PairCounts.Count(pairs, 1));
        Assert.True(report.Keys.Sum(k => k.Pairs) <= 10 * source.Records);
        Assert.Equal(plan.Rules.Length, plan.Rules.Select(r => r.Name).Distinct().Count());
        var recall = truth.Count(t => pairs.KeysOf(t) != 0) / (double)truth.Count;
        Assert.True(recall > 0.97, $"Recall {recall}");
        var byKeys = truth.GroupBy(pairs.KeysOf).ToDictionary(g => g.Key, g => (double)g.Count());
        Assert.InRange(MissedMatches.Estimate(byKeys, plan.Rules.Length).Recall!.Value, recall - 0.005, 1);
    }

    [Fact]
    public void The_names_of_columns_and_the_number_of_threads_do_not_matter()
    {
        var (source, _) = Entities(3_000);
        var renamed = source with { Columns = [.. source.Columns.Select(c => new CodedColumn("x" + c.Name, c.Role, c.Codes, c.Values, c.Counts))] };
        var options = new BlockingOptions { EveryPairUpTo = 0 };
        var names = BlockingPlanner.Plan(source, options).Rules.Select(r => string.Join(" + ", r.Parts.Select(p => p with { Column = "x" + p.Column })));
        Assert.Equal(names, BlockingPlanner.Plan(renamed, options with { Threads = 3 }).Rules.Select(r => string.Join(" + ", r.Parts)));
    }

    [SharedDataFact]
    public void Febrl4_is_blocked_without_losing_its_links()
    {
        var (left, right) = (Febrl("febrl4a.csv.gz"), Febrl("febrl4b.csv.gz"));
        string[][] rows = [.. left, .. right];
        FieldRole[] roles = [FieldRole.Ignored, FieldRole.GivenName, FieldRole.FamilyName, FieldRole.HouseNumber, FieldRole.Address, FieldRole.Text, FieldRole.City, FieldRole.PostalCode, FieldRole.Region, FieldRole.BirthDate, FieldRole.Identifier];
        var source = new BlockingSource([.. roles.Select((role, i) => TestColumns.Of($"c{i}", role, [.. rows.Select(r => r[i].Length > 0 ? r[i] : null)]))], rows.Length, left.Length);
        var plan = BlockingPlanner.Plan(source, new());
        var pairs = PairFinder.Find(source, plan, new());
        var places = right.Select((row, i) => (Entity: row[0].Split('-')[1], Place: left.Length + i)).ToDictionary(r => r.Entity, r => r.Place);
        var found = left.Select((row, i) => new RecordPair(i, places[row[0].Split('-')[1]])).Count(link => pairs.KeysOf(link) != 0);
        Assert.True(found >= 4_998, $"{found} of 5000");
    }

    private static string[][] Febrl(string file)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(SharedData.File($"dedupe/{file}")), CompressionMode.Decompress));
        var lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1);
        return [.. lines.Select(line => line.Split(',', StringSplitOptions.TrimEntries)).Select(r => (string[])[.. r[..9], Date(r[9]), r[10]])];

        static string Date(string value) => value.Length == 8 ? $"{value[..4]}-{value[4..6]}-{value[6..]}" : "";
    }

    /// <summary>Each entity twice; in the second record about a fifth of the values is replaced, shortened or gone.</summary>
    private static (BlockingSource Source, List<RecordPair> Truth) Entities(int count)
    {
        var random = new Random(5);
        var rows = new string?[count * 2][];
        for (var i = 0; i < count; i++)
        {
            var date = new DateOnly(1930, 1, 1).AddDays(random.Next(25_000));
            rows[i] = [Word(300), Word(3_000), date.ToString("yyyy-MM-dd", null), $"{random.Next(100)} {Word(800)} street", Word(200), $"+4930{random.Next(10_000_000)}"];
            rows[count + i] = [.. rows[i].Select(v => random.Next(20) switch { 0 => null, 1 or 2 => v![1..], 3 => v + "x", _ => v })];
        }

        FieldRole[] roles = [FieldRole.GivenName, FieldRole.FamilyName, FieldRole.BirthDate, FieldRole.Address, FieldRole.City, FieldRole.Phone];
        return (new([.. roles.Select((role, i) => TestColumns.Of(role.ToString(), role, [.. rows.Select(r => r[i])]))], rows.Length), [.. Enumerable.Range(0, count).Select(i => new RecordPair(i, count + i))]);

        string Word(int words) => string.Concat(random.Next(words).ToString("00000", null).Select((digit, i) => "bdfgklmnrs"[digit - '0'].ToString() + "aeiou"[(i + digit) % 5]));
    }
}
