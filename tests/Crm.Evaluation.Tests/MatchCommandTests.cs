using System.Text.Json;
using Crm.Tests.Shared;

namespace Crm.Evaluation.Tests;

public sealed class MatchCommandTests : IDisposable
{
    private static readonly string[] Figures = ["records", "candidatePairs", "predictedPairs", "precision", "recall", "f1", "bestF1", "estimatedPrecision", "estimatedRecall", "clusters", "seconds", "peakMegabytes", "roles", "parameters"];

    private readonly WorkFolder folder = new();
    private readonly string people;

    public MatchCommandTests() => people = folder.Write("people.csv", People());

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Match_prints_one_JSON_object_and_compares_neither_id_nor_truth()
    {
        var (json, error) = await WorkFolder.AskAsync("match", "--csv", people, "--id", "id", "--truth", "who");
        Assert.Equal("", error);
        Assert.Equal(Figures, WorkFolder.Names(json));
        Assert.Equal((200, true), (json.GetProperty("records").GetInt32(), json.GetProperty("seconds").GetDouble() > 0 && json.GetProperty("peakMegabytes").GetDouble() > 10));
        Assert.Equal(["born", "given_name", "surname", "town"], WorkFolder.Names(json.GetProperty("roles")).Order(StringComparer.Ordinal));
        Assert.Equal("given_name", json.GetProperty("roles").GetProperty("given_name").GetString());
        var (precision, recall, f1) = (Number(json, "precision"), Number(json, "recall"), Number(json, "f1"));
        Assert.Equal(2 * precision * recall / (precision + recall), f1, 1e-12);
        Assert.InRange(f1, 0.9, 1);
        Assert.InRange(Number(json, "bestF1"), f1, 1);

        var parameters = json.GetProperty("parameters").EnumerateArray().ToDictionary(p => p.GetProperty("name").GetString()!, StringComparer.Ordinal);
        Assert.InRange(Number(parameters["threshold"], "value"), 0, 1);
        Assert.All(parameters["surname"].GetProperty("levels").EnumerateArray(), level => Assert.Equal(["meaning", "m", "u", "weight"], WorkFolder.Names(level)));
    }

    [Fact]
    public async Task The_truth_may_be_a_column_in_the_ids_or_in_a_file_or_not_be_known()
    {
        var (column, _) = await WorkFolder.AskAsync("match", "--csv", people, "--id", "id", "--truth", "who");
        var (ids, _) = await WorkFolder.AskAsync("match", "--csv", people, "--id", "id", "--truth-regex", @"^\w-(\d+)", "--roles", "who=ignored", "--threshold", "auto");
        var pairs = folder.Write("pairs.csv", Enumerable.Range(0, 100).Select(i => $"people,b-{i},a-{i},1.0").Append("people,a-1,a-2,0.1").Prepend("source,id_l,id_r,clerical_match_score"));
        var (labels, _) = await WorkFolder.AskAsync("match", "--csv", people, "--id", "id", "--labels", pairs, "--roles", "ignored=who");
        Assert.All(new[] { ids, labels }, json => Assert.Equal(Number(column, "f1"), Number(json, "f1"), 1e-12));
        Assert.Equal(Number(column, "predictedPairs"), Number(labels, "predictedPairs"));

        var (unknown, _) = await WorkFolder.AskAsync("match", "--csv", people, "--id", "id", "--roles", "who=ignored");
        Assert.Equal(Figures, WorkFolder.Names(unknown));
        Assert.All(new[] { "precision", "recall", "f1", "bestF1" }, name => Assert.Equal(JsonValueKind.Null, unknown.GetProperty(name).ValueKind));
    }

    [Fact]
    public async Task Roles_threads_and_the_threshold_can_be_given()
    {
        var plain = folder.Write("plain.csv", People().Select(line => line.Replace("given_name,surname,born,town", "a,b,c,d", StringComparison.Ordinal)));
        var (json, _) = await WorkFolder.AskAsync("match", "--csv", plain, "--id", "id", "--truth", "who", "--roles", "given_name=a,surname=b,birth_date=c,d=city", "--threads", "2", "--threshold", "0.9");
        var (same, _) = await WorkFolder.AskAsync("match", "--csv", people, "--id", "id", "--truth", "who", "--roles", "birth_date=born,city=town", "--threshold", "0.9");
        Assert.Equal("family_name", json.GetProperty("roles").GetProperty("b").GetString());
        Assert.Equal(0.9, Number(json.GetProperty("parameters")[0], "value"), 1e-9);
        Assert.All(new[] { "predictedPairs", "f1", "clusters" }, name => Assert.Equal(Number(same, name), Number(json, name)));
    }

    [Fact]
    public async Task Link_counts_pairs_across_the_files_only()
    {
        var (left, right) = (folder.Write("left.csv", People().Where((_, i) => i == 0 || i % 2 == 1)), folder.Write("right.csv", People().Where((_, i) => i % 2 == 0).Select(line => line.Replace("id,", "nr,", StringComparison.Ordinal))));
        var gold = folder.Write("gold.csv", Enumerable.Range(0, 100).Select(i => $"a-{i},b-{i}").Prepend("one,other"));
        string[] ask = ["link", "--left", left, "--right", right, "--left-id", "id", "--right-id", "nr", "--roles", "who=ignored"];
        var (json, error) = await WorkFolder.AskAsync([.. ask, "--gold", gold]);
        Assert.Equal("", error);
        Assert.Equal(Figures, WorkFolder.Names(json));
        Assert.InRange(Number(json, "f1"), 0.9, 1);
        Assert.InRange(Number(json, "predictedPairs"), 80, 120);
        var (same, _) = await WorkFolder.AskAsync([.. ask, "--truth-regex", @"\d+"]);
        Assert.Equal(Number(json, "f1"), Number(same, "f1"));
    }

    [Fact]
    public async Task People_get_tables()
    {
        var (exitCode, output, error) = await Program.RunAsync("match", "--csv", people, "--id", "id", "--truth", "who");
        Assert.Equal((0, ""), (exitCode, error));
        Assert.All(new[] { "F1 at the best threshold", "blocking key", "how alike", "the largest clusters", "before anything is compared" }, text => Assert.Contains(text, output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_wrong_is_one_line_that_says_what_is_there()
    {
        await WorkFolder.RefusesAsync("There is no file", "match", "--csv", folder.At("none.csv"));
        await WorkFolder.RefusesAsync("no column 'key'", "match", "--csv", people, "--id", "key");
        await WorkFolder.RefusesAsync("no column 'person'", "match", "--csv", people, "--truth", "person");
        await WorkFolder.RefusesAsync("there is no truth to judge by", "match", "--csv", folder.Write("blank.csv", People().Select((line, i) => line + (i == 0 ? ",blank" : ","))), "--truth", "blank");
        await WorkFolder.RefusesAsync("there is no truth to judge by", "match", "--csv", people, "--id", "id", "--truth-regex", "x{9}");
        await WorkFolder.RefusesAsync("is no regular expression", "match", "--csv", people, "--id", "id", "--truth-regex", "(");
        await WorkFolder.RefusesAsync("--truth-regex needs --id", "match", "--csv", people, "--truth-regex", "a");
        await WorkFolder.RefusesAsync("Only one of", "match", "--csv", people, "--id", "id", "--truth-regex", "a", "--truth", "who");
        await WorkFolder.RefusesAsync("no record has the id 'z'", "match", "--csv", people, "--id", "id", "--labels", folder.Write("foreign.csv", ["l,r,score", "a-1,z,1"]));
        await WorkFolder.RefusesAsync("--threshold is '2'", "match", "--csv", people, "--threshold", "2");
        await WorkFolder.RefusesAsync("--threshold is 'high'", "match", "--csv", people, "--threshold", "high");
        await WorkFolder.RefusesAsync("--threads is '0'", "match", "--csv", people, "--threads", "0");
        await WorkFolder.RefusesAsync("--roles has 'x=y'", "match", "--csv", people, "--roles", "x=y");
        await WorkFolder.RefusesAsync("names the column 'first'", "match", "--csv", people, "--roles", "given_name=first");
        await WorkFolder.RefusesAsync("there is no header", "match", "--csv", folder.Write("empty.csv", []));
        await WorkFolder.RefusesAsync("a header and no rows", "match", "--csv", folder.Write("header.csv", ["a,b"]));
        await WorkFolder.RefusesAsync("--gold needs --id", "link", "--left", people, "--right", people, "--gold", people);
        await WorkFolder.RefusesAsync("is there twice", "link", "--left", folder.Write("twice.csv", People().Append("a-1,Ann,Lee,2000-01-01,York,1")), "--right", people, "--id", "id", "--gold", people);
        await WorkFolder.RefusesAsync("There is no file", "link", "--left", people, "--right", folder.At("none.csv"));
    }

    [SharedDataFact]
    public async Task Febrl1_without_labels()
    {
        var (json, _) = await WorkFolder.AskAsync("match", "--csv", SharedData.File("dedupe/febrl1.csv.gz"), "--id", "rec_id", "--truth-regex", @"rec-(\d+)-");
        Assert.InRange(Number(json, "f1"), 0.99, 1);
    }

    [SharedDataFact]
    public async Task Febrl4_without_labels()
    {
        var (json, _) = await WorkFolder.AskAsync("link", "--left", SharedData.File("dedupe/febrl4a.csv.gz"), "--right", SharedData.File("dedupe/febrl4b.csv.gz"), "--id", "rec_id", "--truth-regex", @"rec-(\d+)-");
        Assert.InRange(Number(json, "f1"), 0.999, 1);
    }

    [SharedDataFact]
    public async Task Fake_1000_without_labels()
    {
        var (json, _) = await WorkFolder.AskAsync("match", "--csv", SharedData.File("dedupe/fake_1000.csv"), "--id", "unique_id", "--truth", "cluster");
        Assert.InRange(Number(json, "f1"), 0.91, 1);
    }

    [SharedDataFact]
    public async Task Restaurants_without_labels()
    {
        var (json, _) = await WorkFolder.AskAsync("link", "--left", SharedData.File("dedupe/fodors.csv"), "--right", SharedData.File("dedupe/zagats.csv"), "--id", "id", "--gold", SharedData.File("dedupe/fodors_zagats_gold.csv"));
        Assert.InRange(Number(json, "f1"), 0.98, 1);
    }

    private static double Number(JsonElement json, string name) => json.GetProperty(name).GetDouble();

    /// <summary>A hundred people, each twice: the second time some have an error.</summary>
    private static IEnumerable<string> People()
    {
        string[] given = ["Ann", "Robert", "Clara", "David", "Edith", "Frank", "Gloria", "Henry", "Irene", "Jacob", "Karin", "Louis"];
        string[] family = ["Abernathy", "Blackwood", "Carmichael", "Donaldson", "Ellington", "Fairweather", "Goldsmith", "Hathaway", "Ivanov", "Kowalski", "Lindqvist"];
        string[] towns = ["York", "Leeds", "Ripon", "Selby", "Whitby"];
        yield return "id,given_name,surname,born,town,who";
        var random = new Random(4);
        for (var i = 0; i < 100; i++)
        {
            var (first, last, town) = (given[random.Next(given.Length)], family[random.Next(family.Length)], towns[random.Next(towns.Length)]);
            var born = new DateOnly(1940, 1, 1).AddDays(random.Next(25000)).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
            yield return $"a-{i},{first},{last},{born},{town},{i}";
            yield return (i % 4) switch
            {
                0 => $"b-{i},{first},{last[..3]}{last[4..]},{born},{town},{i}",
                1 => $"b-{i},{first},{last},{born},,{i}",
                2 => $"b-{i},{first[..^1]}x,{last},{born},{town},{i}",
                _ => $"b-{i},{first},{last},{born},{town},{i}",
            };
        }
    }
}
