using System.Text.Json;
using Crm.Tests.Shared;

namespace Crm.Samples.Tests.QuickStart;

/// <summary>The figures that are published of the data set, on every store; and that a second run changes none.</summary>
public sealed class PublishedFiguresTests
{
    private static string Data => Path.GetDirectoryName(SharedData.File("pipeline/crm_sales_opportunities/sales_pipeline.csv"))!;

    [SharedDataTheory]
    [InlineData("memory")]
    [InlineData("sqlite")]
    public Task In_process(string store) => CheckAsync(store);

    [PostgreSqlAndDataFact]
    public Task On_PostgreSQL() => CheckAsync("postgres");

    [SharedDataFact]
    public async Task The_outlook_stands_beside_what_came_and_says_what_it_does_not_know()
    {
        var run = await Run.Of("--data", Data, "--store", "memory");
        Assert.True(run.ExitCode == 0, run.Error);
        var lines = run.Output.Split('\n');
        var quarters = lines.Where(l => l.Contains("2017-09-30", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, quarters.Count);
        Assert.Matches("2017Q4 .* 2,802,496 ", quarters[0]);
        Assert.Matches("2018Q1 .* not known yet ", quarters[1]);
        Assert.Contains(lines, l => l.Contains("2017-12-31", StringComparison.Ordinal) && l.Contains("2018Q2", StringComparison.Ordinal) && l.Contains("not known yet", StringComparison.Ordinal));
        var flat = run.Output.ReplaceLineEndings(" ");
        Assert.Matches(@"judged on the [\d,]+ that closed last: AUC 0\.\d\d \(0\.5 is chance\)\. The fields of this data hardly predict winning", flat);
        Assert.Contains("of them lay from P10 to P90 (80 % should)", flat, StringComparison.Ordinal);
    }

    private static void Outlook(JsonElement report)
    {
        Assert.Equal(
            ["2017-09-30 2017Q4 2802496 True", "2017-09-30 2018Q1 null False", "2017-12-31 2018Q1 null False", "2017-12-31 2018Q2 null False"],
            report.GetProperty("outlook").EnumerateArray().Select(q => $"{q.GetProperty("asOf").GetString()} {q.GetProperty("quarter").GetString()} {q.GetProperty("came").GetRawText()} {q.GetProperty("isOver").GetBoolean()}"));
        Assert.All(report.GetProperty("outlook").EnumerateArray(), q => Assert.True(q.GetProperty("p10").GetDecimal() <= q.GetProperty("p50").GetDecimal() && q.GetProperty("p50").GetDecimal() <= q.GetProperty("p90").GetDecimal()));
        Assert.InRange(report.GetProperty("winAuc").GetDecimal(), 0.4m, 0.6m);
        Assert.Equal(500 + 1_589, report.GetProperty("grades").EnumerateArray().Sum(g => g.GetProperty("deals").GetInt32()));
    }

    private static async Task CheckAsync(string kind)
    {
        await using var store = await TestStore.CreateAsync(kind);

        using var folder = new TempFolder();
        var page = Path.Combine(folder.Path, "out.html");
        var first = (await Run.Of("--data", Data, "--store", store.Option, "--json", "--report", page)).Json();
        AtTheEndOf2017(first);
        Outlook(first);
        OnThePage(await File.ReadAllTextAsync(page));
        AtTheEndOfSeptember((await Run.Of("--data", Data, "--store", store.Option, "--json", "--as-of", "2017-09-30")).Json());
        if (kind == "memory")
        {
            // Every run is the first there.
            return;
        }

        var again = (await Run.Of("--data", Data, "--store", store.Option, "--json", "--as-of", "2017-12-31")).Json();
        Assert.Equal(WithoutTimes(first), WithoutTimes(again));
        BeforeAnything((await Run.Of("--data", Data, "--store", store.Option, "--json", "--as-of", "2016-10-19")).Json());
    }

    private static void AtTheEndOf2017(JsonElement report)
    {
        Assert.Equal(8_800, report.GetProperty("deals").GetInt32());
        Assert.Equal(["Prospecting open 500 0", "Engaging open 1589 0", "Won won 4238 10005534", "Lost lost 2473 0"], Stages(report));
        Assert.Equal(4_238, report.GetProperty("won").GetProperty("count").GetInt32());
        Assert.Equal(10_005_534, report.GetProperty("won").GetProperty("amount").GetDecimal());
        Assert.Equal(2_473, report.GetProperty("lost").GetProperty("count").GetInt32());
        Assert.Equal(0.63150m, decimal.Round(report.GetProperty("winRate").GetDecimal(), 5));
        Assert.Equal(
            ["2017Q1 1134672", "2017Q2 3086111", "2017Q3 2982255", "2017Q4 2802496"],
            report.GetProperty("wonByQuarter").EnumerateArray().Select(q => $"{q.GetProperty("quarter").GetString()} {q.GetProperty("amount").GetRawText()}"));
        Assert.Equal(47.99m, decimal.Round(report.GetProperty("cycleDays").GetProperty("mean").GetDecimal(), 2));
        Assert.Equal(45m, report.GetProperty("cycleDays").GetProperty("median").GetDecimal());
        Assert.Equal("""{"days":30,"count":1571}""", Compact(report.GetProperty("stale")));
        Assert.Equal(1_480 + 1_425 + 500, report.GetProperty("importIssues").GetArrayLength());
        Owners(report);
    }

    /// <summary>What the reports on deals say: by source and in all, the funnel, the cycles.</summary>
    private static void OnThePage(string page)
    {
        foreach (var row in new[]
        {
            "Total 8,800 4,238 2,473 2,089 63.2% 10,005,534",
            "Prospecting 8,800 10,005,534 – 100.0%", "Won 4,238 10,005,534",
            "Won 4,238 51.8 57.0", "Closed 6,711 48.0 45.0",
        })
        {
            Assert.Contains($">{row.Replace(" ", "|", StringComparison.Ordinal)}", string.Join('\n', Rows(page)), StringComparison.Ordinal);
        }

        Assert.Contains("Stale deals: 1,571;", page, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Rows(string page) =>
        page.Split("<tr>").Skip(1).Select(r => ">" + r.Split("</tr>")[0].Replace("</td>", "|", StringComparison.Ordinal).Replace("<td class=\"n\">", "", StringComparison.Ordinal).Replace("<td>", "", StringComparison.Ordinal));

    private static void Owners(JsonElement report)
    {
        var owners = report.GetProperty("owners").EnumerateArray().ToDictionary(o => o.GetProperty("name").GetString()!, StringComparer.Ordinal);

        Assert.Equal(30, owners.Count);
        Assert.Equal(4_238, owners.Values.Sum(o => o.GetProperty("wonCount").GetInt32()));
        Assert.Equal(10_005_534, owners.Values.Sum(o => o.GetProperty("wonAmount").GetDecimal()));
        Assert.Equal(2_089, owners.Values.Sum(o => o.GetProperty("openCount").GetInt32()));
        Assert.Equal(
            """{"name":"Darcel Schlecht","team":"Melvin Marxen","unit":"Central","wonCount":349,"wonAmount":1153214,"openCount":194}""",
            Compact(owners["Darcel Schlecht"]));
    }

    private static void AtTheEndOfSeptember(JsonElement report)
    {
        Assert.Equal(3_042 + 1_684 + 2_409, report.GetProperty("deals").GetInt32());
        Assert.Equal(["Prospecting 0", "Engaging 2409", "Won 3042", "Lost 1684"], Stages(report).Select(s => $"{s.Split(' ')[0]} {s.Split(' ')[2]}"));

        // What was won later had no value yet.
        Assert.Equal(0, report.GetProperty("stages")[1].GetProperty("amount").GetDecimal());
        Assert.Equal(1_134_672 + 3_086_111 + 2_982_255, report.GetProperty("won").GetProperty("amount").GetDecimal());
    }

    private static void BeforeAnything(JsonElement report)
    {
        Assert.Equal(0, report.GetProperty("deals").GetInt32());
        Assert.Equal(JsonValueKind.Null, report.GetProperty("winRate").ValueKind);
        Assert.Equal(JsonValueKind.Null, report.GetProperty("cycleDays").GetProperty("mean").ValueKind);
        Assert.Equal(0, report.GetProperty("owners").GetArrayLength());
    }

    private static IEnumerable<string> Stages(JsonElement report) => report.GetProperty("stages").EnumerateArray()
        .Select(s => $"{s.GetProperty("name")} {s.GetProperty("kind")} {s.GetProperty("count")} {s.GetProperty("amount").GetRawText()}");

    private static string Compact(JsonElement element) => JsonSerializer.Serialize(element);

    private static string WithoutTimes(JsonElement report) =>
        JsonSerializer.Serialize(report.EnumerateObject().Where(p => !p.Name.StartsWith("seconds", StringComparison.Ordinal)).ToDictionary(p => p.Name, p => p.Value));
}
