using System.Globalization;
using System.Text.Json;

namespace Crm.Evaluation.Tests;

public sealed class ForecastCommandTests : IDisposable
{
    private const string Header = "series_id,period,frequency,train,test";
    private static readonly string[] Measures = ["period", "series", "smape", "mase", "owa", "coverage80", "coverage95", "msis95"];

    private readonly WorkFolder folder = new();
    private readonly string file;

    public ForecastCommandTests() => file = folder.Write("series.csv", [Header, Row("a", "monthly", 12, Values(60, 12), 48), Row("b", "monthly", 12, Values(66, 12), 60), Row("c", "yearly", 1, Values(20, 7), 16)]);

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task It_prints_one_JSON_object_of_these_names()
    {
        var (json, error) = await WorkFolder.AskAsync("forecast", "--series", file);
        Assert.Equal("", error);
        Assert.Equal(["method", "groups", "all", "cpuSecondsPerSeries", "seconds"], WorkFolder.Names(json));
        Assert.Equal("auto", json.GetProperty("method").GetString());
        var groups = json.GetProperty("groups").EnumerateArray().ToList();
        Assert.Equal(["monthly:2", "yearly:1"], groups.Select(g => $"{g.GetProperty("period").GetString()}:{g.GetProperty("series").GetInt32()}"));
        Assert.All(groups.Append(json.GetProperty("all")), group =>
        {
            Assert.Equal(Measures, WorkFolder.Names(group));
            Assert.All(Measures[2..], measure => Assert.True(group.GetProperty(measure).GetDouble() >= 0, measure));
        });
        Assert.True(json.GetProperty("cpuSecondsPerSeries").GetDouble() > 0);
    }

    [Fact]
    public async Task Gzip_and_semicolons_give_the_same()
    {
        var (plain, _) = await WorkFolder.AskAsync("forecast", "--series", file, "--method", "ets");
        foreach (var variant in folder.Variants(file))
        {
            var (other, _) = await WorkFolder.AskAsync("forecast", "--series", variant, "--method", "ets", "--threads", "2");
            Assert.Equal(plain.GetProperty("all").ToString(), other.GetProperty("all").ToString());
        }
    }

    [Theory]
    [InlineData("auto-cleaned")]
    [InlineData("combination")]
    [InlineData("combination-simple")]
    [InlineData("ets-average")]
    [InlineData("theta")]
    [InlineData("theta-optimised")]
    [InlineData("theta-dynamic")]
    [InlineData("ses")]
    [InlineData("holt")]
    [InlineData("damped")]
    [InlineData("holt-winters")]
    [InlineData("holt-winters-multiplicative")]
    [InlineData("stl")]
    [InlineData("stl-theta")]
    [InlineData("seasonal-ar")]
    [InlineData("croston")]
    [InlineData("sba")]
    [InlineData("tsb")]
    [InlineData("naive")]
    [InlineData("seasonal-naive")]
    [InlineData("drift")]
    public async Task Every_method_of_the_package_has_a_name(string method)
    {
        var (json, _) = await WorkFolder.AskAsync("forecast", "--series", file, "--method", method);
        Assert.Equal(method, json.GetProperty("method").GetString());
        Assert.InRange(json.GetProperty("all").GetProperty("owa").GetDouble(), 0.05, 10);
    }

    [Fact]
    public async Task Naive2_is_as_good_as_itself()
    {
        var (json, _) = await WorkFolder.AskAsync("forecast", "--series", file, "--method", "naive2");
        Assert.Equal(1, json.GetProperty("all").GetProperty("owa").GetDouble(), 1e-12);
    }

    [Fact]
    public async Task People_get_a_table()
    {
        var (exitCode, output, error) = await Program.RunAsync("forecast", "--series", file, "--method", "theta");
        Assert.Equal((0, ""), (exitCode, error));
        Assert.All(new[] { "monthly", "yearly", "all", "OWA", "theta: " }, text => Assert.Contains(text, output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Missing_values_are_known_to_be_missing()
    {
        var (values, told) = (Values(60, 12), Values(60, 12));
        (told[5], told[20], told[55]) = ("NA", "NaN", "na");
        var (json, _) = await WorkFolder.AskAsync("forecast", "--series", folder.Write("gaps.csv", [Header, Row("a", "monthly", 12, told, 48)]), "--method", "seasonal-naive");
        var (whole, _) = await WorkFolder.AskAsync("forecast", "--series", folder.Write("whole.csv", [Header, Row("a", "monthly", 12, values, 48)]), "--method", "seasonal-naive");
        Assert.InRange(json.GetProperty("all").GetProperty("smape").GetDouble() / whole.GetProperty("all").GetProperty("smape").GetDouble(), 0.7, 1.3);
    }

    [Fact]
    public async Task What_never_changes_is_no_worse_than_Naive2_and_what_cannot_be_scaled_is_said()
    {
        string[] same = [.. Enumerable.Repeat("5", 40)], changed = [.. same[..35], "7", "7", "7", "7", "7"];
        var (constant, silent) = await WorkFolder.AskAsync("forecast", "--series", folder.Write("constant.csv", [Header, Row("a", "monthly", 12, same, 35)]));
        Assert.Equal((0, 1, ""), (constant.GetProperty("all").GetProperty("mase").GetDouble(), constant.GetProperty("all").GetProperty("owa").GetDouble(), silent));

        var (jump, said) = await WorkFolder.AskAsync("forecast", "--series", folder.Write("jump.csv", [Header, Row("a", "monthly", 12, changed, 35)]));
        Assert.Equal(JsonValueKind.Null, jump.GetProperty("all").GetProperty("mase").ValueKind);
        Assert.Contains("without 1 series", said, StringComparison.Ordinal);
        Assert.Contains("–", (await Program.RunAsync("forecast", "--series", folder.At("jump.csv"))).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("one,monthly,12,5,6")]
    [InlineData("short,monthly,12,5 7 6,5 3")]
    [InlineData("zeros,monthly,12,0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0,0 0 0")]
    [InlineData("seldom,weekly,52,0 0 3 0 0 0 0 2 0 0 5 0 0 0 0 1 0 0 0 0 2 0 0 0 4 0,0 1 0 0")]
    [InlineData("below,daily,7,-5 3 -2 4 -6 2 -3 4 -5 2 -2 5 -6 3 -3 4 -5 3 -1 4 -6 2,3 -2")]
    [InlineData("hours,hourly,24,1 2 3 4 5 6 7 8 9 8 7 6 5 4 3 2 1 2 3 4 5 6 7 8 1 2 3 4 5 6 7 8 9 8 7 6 5 4 3 2,1 2 3")]
    public async Task Odd_series_are_forecast(string row)
    {
        var (json, _) = await WorkFolder.AskAsync("forecast", "--series", folder.Write("odd.csv", [Header, row]));
        Assert.InRange(json.GetProperty("all").GetProperty("smape").GetDouble(), 0, 200);
    }

    [Theory]
    [InlineData("no column 'test'; there are series_id, frequency, train", "series_id,frequency,train", "a,1,1 2 3")]
    [InlineData("'m' is not a whole number", Header, "a,monthly,m,1 2 3,4")]
    [InlineData("Series 'a' has a frequency of 0", Header, "a,monthly,0,1 2 3,4")]
    [InlineData("Series 'a', column 'train': 'x' is no number", Header, "a,monthly,1,1 x 3,4")]
    [InlineData("Series 'a', column 'test': 'inf' is no number", Header, "a,monthly,1,1 2 3,inf")]
    [InlineData("Series 'a' has no values in the column 'train'", Header, "a,monthly,1,NA NA,4")]
    [InlineData("Series 'a' has no values in the column 'test'", Header, "a,monthly,1,1 2 3,")]
    [InlineData("line 2: 3 fields, where the header has 5", Header, "a,monthly,1")]
    [InlineData("a header and no rows", Header)]
    [InlineData("is empty")]
    public async Task A_wrong_file_is_one_line_that_says_what_is_there(string said, params string[] lines) =>
        await WorkFolder.RefusesAsync(said, "forecast", "--series", folder.Write("wrong.csv", lines));

    [Fact]
    public async Task A_wrong_option_is_one_line_that_says_what_is_possible()
    {
        await WorkFolder.RefusesAsync("none.csv", "forecast", "--series", folder.At("none.csv"));
        await WorkFolder.RefusesAsync("'theta'", "forecast", "--series", file, "--method", "oracle");
        await WorkFolder.RefusesAsync("--threads is '0'", "forecast", "--series", file, "--threads", "0");
        await WorkFolder.RefusesAsync("--series", "forecast");
        await WorkFolder.RefusesAsync("wrong.csv.gz is not gzip", "forecast", "--series", folder.Write("wrong.csv.gz", ["plain text"]));
        await WorkFolder.RefusesAsync("Series 'b': ", "forecast", "--series", folder.Write("below.csv", [Header, "a,x,1,0 1 0 2 0,1", "b,x,1,0 -1 0 2 0,1"]), "--method", "croston");
    }

    private static string[] Values(int count, int season)
    {
        var random = new Random(count);
        return [.. Enumerable.Range(0, count).Select(i => (100 + (i * 0.3) + (20 * Math.Sin(2 * Math.PI * i / season)) + (6 * random.NextDouble())).ToString("0.00", CultureInfo.InvariantCulture))];
    }

    private static string Row(string id, string period, int frequency, string[] values, int known) =>
        string.Create(CultureInfo.InvariantCulture, $"{id},{period},{frequency},{string.Join(' ', values[..known])},{string.Join(' ', values[known..])}");
}
