using System.Globalization;
using System.Text.Json;

namespace Crm.Evaluation.Tests;

public sealed class CommandTests : IDisposable
{
    private readonly string leads = Path.GetTempFileName();

    public CommandTests()
    {
        var random = new Random(3);
        File.WriteAllLines(leads, Enumerable.Range(0, 900).Select(i =>
        {
            var (fair, calls, mail) = (random.Next(2) == 0, random.Next(5), i % 3);
            var won = random.NextDouble() < 0.1 + (fair ? 0.25 : 0) + (0.1 * calls) + (mail == 1 ? 0.2 : 0);
            return $"{(fair ? "fair" : "web")};{calls};{(mail == 0 ? "none" : mail == 1 ? "letter" : "card")};{(won ? "won" : "lost")};{(won ? 1 : 0)};{(i % 4 == 0 ? "test" : "train")};{i}";
        }).Prepend("source;calls;mailing;outcome;visit;part;day"));
    }

    public void Dispose() => File.Delete(leads);

    [Theory]
    [InlineData("--model", "auto")]
    [InlineData("--model", "bayes", "--folds", "3")]
    [InlineData("--model", "linear", "--split-column", "part")]
    [InlineData("--model", "linear", "--test-last", "0.2", "--order-by", "day")]
    public async Task Score_prints_one_JSON_object_and_nothing_else(params string[] more)
    {
        var (exitCode, output, error) = await Program.RunAsync(["score", "--csv", leads, "--target", "outcome", "--positive", "won", "--drop", "visit,part,day", "--json", .. more]);

        Assert.Equal((0, ""), (exitCode, error));
        using var json = JsonDocument.Parse(output);
        Assert.Equal(
            ["rows", "positives", "columns", "model", "auc", "aucLow", "aucHigh", "averagePrecision", "logLoss", "brier", "ece", "liftTopDecile", "trainSeconds", "predictRowsPerSecond", "singleRowMicroseconds", "leakage", "importance", "sufficient", "sufficiencyReason"],
            json.RootElement.EnumerateObject().Select(p => p.Name));
        Assert.Equal((900, 3), (json.RootElement.GetProperty("rows").GetInt32(), json.RootElement.GetProperty("columns").GetInt32()));
        Assert.InRange(json.RootElement.GetProperty("auc").GetDouble(), 0.6, 0.9);
        Assert.Empty(json.RootElement.GetProperty("leakage").EnumerateArray());
        Assert.Equal(1, json.RootElement.GetProperty("importance").EnumerateArray().Sum(i => i.GetProperty("share").GetDouble()), 1e-9);
    }

    [Fact]
    public async Task A_column_that_knows_the_outcome_is_told()
    {
        var (_, output, _) = await Program.RunAsync("score", "--csv", leads, "--target", "outcome", "--positive", "won", "--drop", "part,day", "--model", "linear", "--json");
        using var json = JsonDocument.Parse(output);
        Assert.Equal("visit", Assert.Single(json.RootElement.GetProperty("leakage").EnumerateArray().ToList()).GetProperty("column").GetString());
    }

    [Fact]
    public async Task Score_shows_a_table_to_people()
    {
        var (exitCode, output, _) = await Program.RunAsync("score", "--csv", leads, "--target", "outcome", "--positive", "won", "--drop", "visit,part,day", "--model", "linear");
        Assert.Equal(0, exitCode);
        Assert.Contains("AUC (95 %)", output, StringComparison.Ordinal);
        Assert.Contains("source", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Uplift_leaves_out_what_knows_the_outcome_and_judges_each_treatment()
    {
        var (exitCode, output, error) = await Program.RunAsync(
            "uplift", "--csv", leads, "--treatment", "mailing", "--treated", "letter,card", "--control", "none", "--outcome", "visit", "--drop", "part,day", "--json");

        Assert.Equal(0, exitCode);
        Assert.StartsWith("Left out 'outcome'", error, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(output);
        var treatments = json.RootElement.GetProperty("treatments").EnumerateArray().ToList();
        Assert.Equal(["name", "rate", "controlRate", "uplift", "low", "high", "qini"], treatments[0].EnumerateObject().Select(p => p.Name));
        Assert.Equal(["letter", "card"], treatments.Select(t => t.GetProperty("name").GetString()));
        Assert.True(treatments[0].GetProperty("low").GetDouble() > 0);
        Assert.InRange(0, treatments[1].GetProperty("low").GetDouble(), treatments[1].GetProperty("high").GetDouble());
    }

    [Fact]
    public async Task A_treatment_may_be_called_one()
    {
        var sent = leads + ".sent";
        File.WriteAllLines(sent, File.ReadLines(leads).Select(l => l.Replace("mailing", "sent", StringComparison.Ordinal).Replace("none", "0", StringComparison.Ordinal).Replace("letter", "1", StringComparison.Ordinal)).Where(l => !l.Contains("card", StringComparison.Ordinal)));
        var (exitCode, output, _) = await Program.RunAsync("uplift", "--csv", sent, "--treatment", "sent", "--treated", "1", "--control", "0", "--outcome", "visit", "--drop", "outcome,part,day", "--json");
        File.Delete(sent);
        Assert.Equal(0, exitCode);
        Assert.Contains("\"name\":\"1\"", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'source'", "--target", "colour", "--positive", "won")]
    [InlineData("'lost'", "--target", "outcome", "--positive", "perhaps")]
    [InlineData("--positive", "--target", "outcome")]
    [InlineData("'colour'", "--target", "outcome", "--positive", "won", "--drop", "colour")]
    [InlineData("boosted", "--target", "outcome", "--positive", "won", "--model", "oracle")]
    [InlineData("--folds", "--target", "outcome", "--positive", "won", "--folds", "3", "--test-last", "0.1")]
    [InlineData("--folds is 'x'", "--target", "outcome", "--positive", "won", "--folds", "x")]
    [InlineData("--folds is '1'", "--target", "outcome", "--positive", "won", "--folds", "1")]
    [InlineData("--threads is '0'", "--target", "outcome", "--positive", "won", "--threads", "0")]
    [InlineData("--seed is '1.5'", "--target", "outcome", "--positive", "won", "--seed", "1.5")]
    [InlineData("below 1", "--target", "outcome", "--positive", "won", "--test-last", "2")]
    [InlineData("Of the 1 rows to test on", "--target", "outcome", "--positive", "won", "--test-last", "0.001")]
    [InlineData("'day'", "--target", "outcome", "--positive", "won", "--drop", "source,calls,mailing,visit,part,day")]
    [InlineData("begins with its year", "--target", "outcome", "--positive", "won", "--order-by", "source")]
    [InlineData("500 folds", "--target", "outcome", "--positive", "won", "--folds", "500")]
    public async Task What_is_wrong_is_one_line_that_says_what_is_there(string said, params string[] arguments)
    {
        var (exitCode, output, error) = await Program.RunAsync(["score", "--csv", leads, "--json", .. arguments]);
        Assert.Equal((2, ""), (exitCode, output));
        Assert.Contains(said, Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dates_that_do_not_begin_with_their_year_are_no_order()
    {
        var (exitCode, _, error) = await RunOnAsync(
            Enumerable.Range(0, 200).Select(i => string.Create(CultureInfo.InvariantCulture, $"{new DateTime(2024, 1, 1).AddDays(i):dd.MM.yyyy};{i % 7};{i % 2}")).Prepend("when;x;y"),
            "score", "--target", "y", "--positive", "1", "--order-by", "when");
        Assert.Equal(2, exitCode);
        Assert.Contains("'01.01.2024'", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Few_rows_are_judged_by_the_model_that_can_learn_from_them()
    {
        var random = new Random(4);
        var (exitCode, output, error) = await RunOnAsync(
            Enumerable.Range(0, 60).Select(i => string.Create(CultureInfo.InvariantCulture, $"{random.NextDouble() + (i % 2)},{i % 2}")).Prepend("x,y"), "score", "--target", "y", "--positive", "1", "--json");
        Assert.Equal((0, ""), (exitCode, error));
        using var json = JsonDocument.Parse(output);
        Assert.False(json.RootElement.GetProperty("sufficient").GetBoolean());
        Assert.True(json.RootElement.GetProperty("auc").GetDouble() > 0.9);
    }

    [Fact]
    public async Task Data_suffice_also_where_only_two_columns_together_say_something()
    {
        var random = new Random(6);
        var (exitCode, output, _) = await RunOnAsync(
            Enumerable.Range(0, 600).Select(_ => (X: random.NextDouble() - 0.5, Z: random.NextDouble() - 0.5)).Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.X},{p.Z},{(p.X * p.Z > 0 ? 1 : 0)}")).Prepend("x,z,y"),
            "score", "--target", "y", "--positive", "1", "--model", "boosted", "--json");
        Assert.Equal(0, exitCode);
        using var json = JsonDocument.Parse(output);
        Assert.True(json.RootElement.GetProperty("sufficient").GetBoolean(), json.RootElement.GetProperty("sufficiencyReason").GetString());
        Assert.Empty(json.RootElement.GetProperty("leakage").EnumerateArray());
    }

    [Theory]
    [InlineData("--treated", "", "none")]
    [InlineData("'letter'", "post", "none")]
    [InlineData("'card'", "letter", "nothing")]
    public async Task A_treatment_that_is_not_there_is_one_line_also_beside_a_leak(string said, string treated, string control)
    {
        var (exitCode, output, error) = await Program.RunAsync("uplift", "--csv", leads, "--treatment", "mailing", "--treated", treated, "--control", control, "--outcome", "visit", "--json");
        Assert.Equal((2, ""), (exitCode, output));
        Assert.Contains(said, Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_said()
    {
        var (exitCode, _, error) = await Program.RunAsync("score", "--csv", leads + ".none", "--target", "outcome", "--positive", "won");
        Assert.Equal(2, exitCode);
        Assert.Contains(leads + ".none", Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    private async Task<(int ExitCode, string Output, string Error)> RunOnAsync(IEnumerable<string> lines, params string[] arguments)
    {
        var file = leads + ".other";
        await File.WriteAllLinesAsync(file, lines);
        try
        {
            return await Program.RunAsync([.. arguments, "--csv", file]);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
