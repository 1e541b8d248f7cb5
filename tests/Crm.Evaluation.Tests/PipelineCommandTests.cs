using System.Globalization;

namespace Crm.Evaluation.Tests;

public sealed class PipelineCommandTests : IDisposable
{
    private const string Header = "opportunity_id,sales_agent,product,deal_stage,engage_date,close_date,close_value";

    private readonly WorkFolder folder = new();
    private readonly string file;

    public PipelineCommandTests() => file = folder.Write("deals.csv", Deals().Prepend(Header));

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task It_prints_one_JSON_object_of_these_names()
    {
        var (json, error) = await WorkFolder.AskAsync(Ask(file));
        Assert.Equal("", error);
        Assert.Equal(["openDeals", "actual", "mean", "p10", "p50", "p90", "wonProbabilityMean", "brier", "trialsPerSecond"], WorkFolder.Names(json));
        double[] figures = [.. json.EnumerateObject().Skip(1).Select(p => p.Value.GetDouble())];
        Assert.All(figures, figure => Assert.True(figure > 0));
        Assert.True(figures[2] < figures[3] && figures[3] < figures[4]);
        Assert.InRange(json.GetProperty("brier").GetDouble(), 0, 0.5);
    }

    [Fact]
    public async Task A_seed_repeats_whatever_the_threads_and_the_form_of_the_file()
    {
        var (plain, _) = await WorkFolder.AskAsync(Ask(file, "--seed", "7", "--trials", "2000"));
        var (other, _) = await WorkFolder.AskAsync(Ask(file, "--seed", "8", "--trials", "2000"));
        Assert.NotEqual(plain.GetProperty("p50").GetDouble(), other.GetProperty("p50").GetDouble());
        foreach (var variant in folder.Variants(file))
        {
            var (same, _) = await WorkFolder.AskAsync(Ask(variant, "--seed", "7", "--trials", "2000", "--threads", "2"));
            Assert.All(new[] { "mean", "p10", "p50", "p90", "brier" }, name => Assert.Equal(plain.GetProperty(name).GetDouble(), same.GetProperty(name).GetDouble()));
        }
    }

    [Fact]
    public async Task What_came_later_changes_what_came_and_nothing_that_was_said()
    {
        var (json, _) = await WorkFolder.AskAsync(Ask(file));
        var later = folder.Write("later.csv", File.ReadLines(file).Select((line, i) =>
            i > 0 && string.CompareOrdinal(line.Split(',')[5], "2023-06-30") > 0 && line.Contains(",Won,", StringComparison.Ordinal) ? line + "00" : line));
        var (richer, _) = await WorkFolder.AskAsync(Ask(later));
        Assert.Equal(100 * json.GetProperty("actual").GetDouble(), richer.GetProperty("actual").GetDouble(), 1);
        Assert.All(new[] { "mean", "p10", "p50", "p90", "wonProbabilityMean" }, name => Assert.Equal(json.GetProperty(name).GetDouble(), richer.GetProperty(name).GetDouble()));
    }

    [Fact]
    public async Task Columns_and_stages_have_the_names_of_the_file()
    {
        var own = folder.Write("own.csv", Deals().Select(line => line.Replace("Won", "gewonnen", StringComparison.Ordinal).Replace("Lost", "verloren", StringComparison.Ordinal).Replace(',', ';')).Prepend("nr;wer;was;status;beginn;ende;umsatz"));
        var (json, _) = await WorkFolder.AskAsync(Ask(own, "--id", "nr", "--owner", "wer", "--product", "was", "--stage", "status", "--opened", "beginn", "--closed", "ende", "--amount", "umsatz", "--won", "gewonnen", "--lost", "verloren", "--team", "wer", "--segment", "was"));
        var (same, _) = await WorkFolder.AskAsync(Ask(file, "--team", "sales_agent", "--segment", "product"));
        Assert.Equal(same.GetProperty("p50").GetDouble(), json.GetProperty("p50").GetDouble());
    }

    [Fact]
    public async Task Owner_and_product_may_be_missing_and_amounts_very_large()
    {
        var bare = folder.Write("bare.csv", Deals().Select(line => line.Split(',')).Select(c => $"{c[0]},{c[3]},{c[4]},{c[5]},{c[6]}{(c[6].Length > 0 ? "000000000" : "")}").Prepend("opportunity_id,deal_stage,engage_date,close_date,close_value"));
        var (json, _) = await WorkFolder.AskAsync(Ask(bare));
        Assert.InRange(json.GetProperty("p50").GetDouble(), 1e12, 1e16);
    }

    [Fact]
    public async Task Deals_without_a_first_day_are_left_out_and_that_is_said()
    {
        var (json, error) = await WorkFolder.AskAsync(Ask(folder.Write("undated.csv", File.ReadLines(file).Append("u,Ann,x,Prospecting,,,"))));
        Assert.True(json.GetProperty("openDeals").GetInt32() > 0);
        Assert.Contains("Left out 1 deals", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task People_get_a_table()
    {
        var (exitCode, output, error) = await Program.RunAsync(Ask(file));
        Assert.Equal((0, ""), (exitCode, error));
        Assert.All(new[] { "open deals", "P50", "what came", "Brier" }, text => Assert.Contains(text, output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("'$1,200' is not a number", "z,Ann,x,Won,2022-01-01,2022-03-01,\"$1,200\"")]
    [InlineData("'1e40' is not a number below 10^28", "z,Ann,x,Won,2022-01-01,2022-03-01,1e40")]
    [InlineData("'01/02/2022' is not a day", "z,Ann,x,Won,01/02/2022,2022-03-01,5")]
    [InlineData("'D0' is there twice", "D0,Ann,x,Won,2022-01-01,2022-03-01,5")]
    [InlineData("before it was opened", "z,Ann,x,Won,2022-05-01,2022-03-01,5")]
    [InlineData("no day of closing", "z,Ann,x,Won,2022-05-01,,5")]
    [InlineData("brought -5", "z,Ann,x,Won,2022-01-01,2022-03-01,-5")]
    public async Task A_wrong_deal_is_one_line_that_says_what_is_there(string said, string line) =>
        await WorkFolder.RefusesAsync(said, Ask(folder.Write("wrong.csv", File.ReadLines(file).Append(line))));

    [Fact]
    public async Task A_wrong_option_is_one_line_that_says_what_is_possible()
    {
        await WorkFolder.RefusesAsync("none.csv", Ask(folder.At("none.csv")));
        await WorkFolder.RefusesAsync("no column 'value'", Ask(file, "--amount", "value"));
        await WorkFolder.RefusesAsync("no column 'rep'", Ask(file, "--owner", "rep"));
        await WorkFolder.RefusesAsync("no column 'region'", Ask(file, "--segment", "region"));
        await WorkFolder.RefusesAsync("No deal has 'won' in the column 'deal_stage'; there are Engaging, Lost, Won", Ask(file, "--won", "won"));
        await WorkFolder.RefusesAsync("No deal has 'lost'", Ask(file, "--lost", "lost"));
        await WorkFolder.RefusesAsync("--trials is '5'", Ask(file, "--trials", "5"));
        await WorkFolder.RefusesAsync("--seed is '-1'", Ask(file, "--seed", "-1"));
        await WorkFolder.RefusesAsync("--as-of is 'today'", "pipeline", "--deals", file, "--as-of", "today", "--until", "2023-09-30");
        await WorkFolder.RefusesAsync("1900 to 2199", "pipeline", "--deals", file, "--as-of", "2023-06-30", "--until", "9999-12-31");
        await WorkFolder.RefusesAsync("it must be after --as-of", "pipeline", "--deals", file, "--as-of", "2023-09-30", "--until", "2023-09-30");
        await WorkFolder.RefusesAsync("20 are needed", "pipeline", "--deals", file, "--as-of", "2022-01-15", "--until", "2022-03-31");
        await WorkFolder.RefusesAsync("20 are needed", Ask(folder.Write("few.csv", [Header, .. Deals().Take(15)])));
    }

    private static string[] Ask(string file, params string[] more) => ["pipeline", "--deals", file, "--as-of", "2023-06-30", "--until", "2023-09-30", .. more];

    private static IEnumerable<string> Deals()
    {
        var (random, start) = (new Random(9), new DateOnly(2022, 1, 1));
        for (var i = 0; i < 800; i++)
        {
            var opened = start.AddDays(random.Next(700));
            var (closed, luck, owner, product) = (opened.AddDays(5 + random.Next(115)), random.NextDouble(), random.Next(2) == 0 ? "Ann" : "Bob", random.Next(3));
            var (stage, close, amount) = luck < 0.4 ? ("Won", $"{closed:yyyy-MM-dd}", $"{500 + random.Next(5000)}") : luck < 0.85 ? ("Lost", $"{closed:yyyy-MM-dd}", "0") : ("Engaging", "", "");
            yield return string.Create(CultureInfo.InvariantCulture, $"D{i},{owner},P{product},{stage},{opened:yyyy-MM-dd},{close},{amount}");
        }
    }
}
