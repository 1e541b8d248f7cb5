using System.Globalization;
using System.Text.Json;
using Crm.Scoring.Data;
using Crm.Scoring.Evaluation;
using Crm.Scoring.Explaining;
using Crm.Scoring.Training;

namespace Crm.Scoring.Tests;

public sealed class ReadmeExampleTests
{
    private sealed record Lead(string Source, long Calls, double Amount);

    [Fact]
    public void The_examples_do_what_they_say()
    {
        File.WriteAllLines("leads.csv", Leads());

        // <example>
        var leads = Csv.Load("leads.csv").WithTargetFrom("outcome", positive: "won").Without("id");
        var trainer = new CalibratedTrainer(new AutoTrainer());
        var judged = CrossValidation.Run(trainer, leads, Splits.Stratified(leads.Target)).Report();
        Console.WriteLine($"AUC {judged.Auc.Value:0.00}, calibration error {judged.CalibrationError.Value:0.000}");

        var model = trainer.Train(leads);
        var why = new Explainer(model).Explain(leads, row: 0);
        Console.WriteLine($"{why.Probability:0.00}");
        foreach (var reason in why.Top(3).Reasons)
        {
            Console.WriteLine(reason.Text);
        }

        // </example>
        // <example>
        using (var file = File.Create("leads.json"))
        using (var writer = new Utf8JsonWriter(file))
        {
            model.Write(writer);
        }

        using var json = JsonDocument.Parse(File.ReadAllText("leads.json"));
        var stored = ScoringModels.ReadCalibrated(json.RootElement);

        var schema = new DataSetSchema<Lead>().Categorical("source", l => l.Source).Count("calls", l => l.Calls).Numeric("amount", l => l.Amount);
        var row = new double[stored.Model.Inputs.Count];
        schema.Fill(new Lead("fair", 3, 450), stored.Model.Inputs, row);
        Console.WriteLine($"{stored.Probability(row):0.00}");

        // </example>
        string[] said = [
            string.Create(CultureInfo.InvariantCulture, $"AUC {judged.Auc.Value:0.00}, calibration error {judged.CalibrationError.Value:0.000}"),
            string.Create(CultureInfo.InvariantCulture, $"{why.Probability:0.00}"),
            .. why.Top(3).Reasons.Select(r => r.Text),
        ];
        Assert.Contains(string.Concat(said.Select(line => $"// {line}\n")), Resource("README.md"), StringComparison.Ordinal);
        Assert.Equal(why.Margin, why.Base + why.Reasons.Sum(r => r.Contribution), 1e-9);
        Assert.Equal(model.Calibration.Probability(why.Margin), why.Probability);
        Assert.Equal(3, leads.Columns.Length);
        Assert.Equal(model.Probability(row), stored.Probability(row));
    }

    [Fact]
    public void The_readme_shows_these_examples()
    {
        var (readme, lines) = (Resource("README.md"), Resource("ReadmeExampleTests.cs").Split('\n').ToList());
        for (int i = 0, from = 0, to; i < 2; i++, from = to)
        {
            from = lines.FindIndex(from, line => line.Trim() == "// <example>") + 1;
            to = lines.FindIndex(from, line => line.Trim() == "// </example>");
            Assert.Contains(string.Join('\n', lines[from..to].Select(line => line.Length > 8 ? line[8..] : "")).TrimEnd(), readme, StringComparison.Ordinal);
        }

        Assert.All(lines.Where(line => line.StartsWith("using Crm.", StringComparison.Ordinal)), line => Assert.Contains(line + "\n", readme, StringComparison.Ordinal));
    }

    /// <summary>Leads from fairs, and those that were called, are won more often.</summary>
    private static IEnumerable<string> Leads()
    {
        var random = new Random(3);
        yield return "id,source,calls,amount,outcome";
        for (var i = 0; i < 600; i++)
        {
            var (fair, calls) = (random.Next(2) == 0, random.Next(5));
            var won = random.NextDouble() < 0.1 + (fair ? 0.3 : 0) + (0.1 * calls);
            yield return $"{i},{(fair ? "fair" : "web")},{calls},{100 + random.Next(900)},{(won ? "won" : "lost")}";
        }
    }

    private static string Resource(string name)
    {
        using var reader = new StreamReader(typeof(ReadmeExampleTests).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd().Replace("\r\n", "\n", StringComparison.Ordinal);
    }
}
