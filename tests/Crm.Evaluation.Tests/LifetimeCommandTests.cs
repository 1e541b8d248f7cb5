using System.Globalization;
using System.Text.Json;

namespace Crm.Evaluation.Tests;

public sealed class LifetimeCommandTests : IDisposable
{
    private readonly WorkFolder folder = new();
    private readonly string file;

    public LifetimeCommandTests() => file = folder.Write("purchases.csv", Purchases().Prepend("who,day,eur"));

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("auto")]
    [InlineData("bgnbd")]
    [InlineData("mbgnbd")]
    [InlineData("paretonbd")]
    public async Task It_prints_one_JSON_object_of_these_names(string model)
    {
        var (json, _) = await WorkFolder.AskAsync(Ask(file, "--model", model, "--spend", "eur"));
        Assert.Equal(["model", "customers", "parameters", "logLikelihood", "totalPredicted", "totalActual", "mae", "rmse", "fitSeconds"], WorkFolder.Names(json));
        Assert.Contains(json.GetProperty("model").GetString(), model == "auto" ? ["bgnbd", "mbgnbd", "paretonbd"] : new[] { model });
        Assert.Equal(300, json.GetProperty("customers").GetInt32());
        Assert.Equal(["spend.p", "spend.q", "spend.v"], WorkFolder.Names(json.GetProperty("parameters"))[4..]);
        Assert.All(json.GetProperty("parameters").EnumerateObject(), p => Assert.True(double.IsFinite(p.Value.GetDouble()) && p.Value.GetDouble() > 0));
        Assert.InRange(json.GetProperty("totalPredicted").GetDouble() / json.GetProperty("totalActual").GetDouble(), 0.7, 1.4);
    }

    [Fact]
    public async Task Gzip_and_semicolons_give_the_same()
    {
        var (plain, _) = await WorkFolder.AskAsync(Ask(file, "--model", "bgnbd"));
        foreach (var variant in folder.Variants(file))
        {
            var (other, _) = await WorkFolder.AskAsync(Ask(variant, "--model", "bgnbd"));
            Assert.Equal(plain.GetProperty("parameters").ToString(), other.GetProperty("parameters").ToString());
        }
    }

    [Fact]
    public async Task Days_and_weeks_expect_the_same()
    {
        var (weeks, _) = await WorkFolder.AskAsync(Ask(file, "--model", "bgnbd"));
        var (days, _) = await WorkFolder.AskAsync(Ask(file, "--model", "bgnbd", "--unit", "day"));
        Assert.Equal(1, days.GetProperty("totalPredicted").GetDouble() / weeks.GetProperty("totalPredicted").GetDouble(), 0.01);
    }

    [Fact]
    public async Task People_get_a_table()
    {
        var (exitCode, output, error) = await Program.RunAsync(Ask(file));
        Assert.Equal((0, ""), (exitCode, error));
        Assert.All(new[] { "log likelihood", "purchases expected", "300" }, text => Assert.Contains(text, output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_brought_back_more_than_they_bought_is_left_out_of_spending_and_said()
    {
        var returns = folder.Write("returns.csv", File.ReadLines(file).Concat(["back,2023-01-05,10", "back,2023-02-05,-10"]));
        var (json, error) = await WorkFolder.AskAsync(Ask(returns, "--spend", "eur"));
        Assert.Equal(301, json.GetProperty("customers").GetInt32());
        Assert.Contains("without 1 customers", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_parameter_that_runs_away_is_said()
    {
        var (json, error) = await WorkFolder.AskAsync(Ask(folder.Write("few.csv", ["who,day,eur", "a,2023-01-01,5", "a,2023-02-01,5", "b,2023-01-01,5"]), "--model", "bgnbd"));
        Assert.Equal(JsonValueKind.Number, json.GetProperty("logLikelihood").ValueKind);
        Assert.Contains("ran away", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'31.12.2023' is not a date", "c,31.12.2023,5")]
    [InlineData("row 901, column 'who': '' is not a customer", ",2023-01-01,5")]
    [InlineData("'5,00' is not a number", "c,2023-01-01,\"5,00\"")]
    [InlineData("'NaN' is not a number", "c,2023-01-01,NaN")]
    [InlineData("2 fields, where the header has 3", "c,2023-01-01")]
    public async Task A_wrong_value_is_one_line_that_says_what_is_there(string said, string line)
    {
        var lines = Enumerable.Range(0, 900).Select(i => $"c{i % 90},2023-01-{(i % 28) + 1:00},5");
        await WorkFolder.RefusesAsync(said, Ask(folder.Write("wrong.csv", [.. lines.Prepend("who,day,eur"), line]), "--spend", "eur"));
    }

    [Fact]
    public async Task A_wrong_option_is_one_line_that_says_what_is_possible()
    {
        await WorkFolder.RefusesAsync("none.csv", Ask(folder.At("none.csv")));
        await WorkFolder.RefusesAsync("no column 'usd'; there are who, day, eur", Ask(file, "--spend", "usd"));
        await WorkFolder.RefusesAsync("'paretonbd'", Ask(file, "--model", "oracle"));
        await WorkFolder.RefusesAsync("'day'", Ask(file, "--unit", "month"));
        await WorkFolder.RefusesAsync("no column 'id'", "clv", "--transactions", file, "--customer", "id", "--date", "day", "--calibration-end", "2023-09-30", "--until", "2024-06-30");
        await WorkFolder.RefusesAsync("--until is 'soon'", "clv", "--transactions", file, "--customer", "who", "--date", "day", "--calibration-end", "2023-09-30", "--until", "soon");
        await WorkFolder.RefusesAsync("2022-06-30", "clv", "--transactions", file, "--customer", "who", "--date", "day", "--calibration-end", "2023-09-30", "--until", "2022-06-30");
        await WorkFolder.RefusesAsync("holds nothing out", "clv", "--transactions", file, "--customer", "who", "--date", "day", "--calibration-end", "2023-09-30", "--until", "2023-09-30");
        await WorkFolder.RefusesAsync("1999-09-30", "clv", "--transactions", file, "--customer", "who", "--date", "day", "--calibration-end", "1999-09-30", "--until", "2023-09-30");
        await WorkFolder.RefusesAsync("has bought again", Ask(folder.Write("once.csv", ["who,day", "a,2023-01-01", "b,2023-01-02"])));
    }

    private static string[] Ask(string file, params string[] more) => ["clv", "--transactions", file, "--customer", "who", "--date", "day", "--calibration-end", "2023-09-30", "--until", "2024-06-30", .. more];

    private static IEnumerable<string> Purchases()
    {
        var (random, start) = (new Random(5), new DateOnly(2023, 1, 1));
        for (var i = 0; i < 300; i++)
        {
            var (day, every, mean) = ((double)random.Next(180), 5 + random.Next(90), 10 + random.Next(90));
            var leaves = day - ((50 + random.Next(600)) * Math.Log(1 - random.NextDouble()));
            do
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"c{i},{start.AddDays((int)day):yyyy-MM-dd},{mean * (0.5 + random.NextDouble()):0.00}");
                day -= every * Math.Log(1 - random.NextDouble());
            }
            while (day < leaves && day < 546);
        }
    }
}
