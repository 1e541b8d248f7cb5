using Crm.Scoring.Data;
using Crm.Scoring.Evaluation;
using Crm.Scoring.Explaining;
using Crm.Scoring.Training;

namespace Crm.Scoring.Tests;

public sealed class ReadmeExampleTests
{
    [Fact]
    public void The_example_does_what_it_says()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllLines(path, Leads());

            // <example>
            var leads = Csv.Load(path).WithTargetFrom("outcome", positive: "won").Without("id");
            var trainer = new CalibratedTrainer(new AutoTrainer());
            var judged = CrossValidation.Run(trainer, leads, Splits.Stratified(leads.Target)).Report();
            Console.WriteLine($"AUC {judged.Auc.Value:0.00}, calibration error {judged.CalibrationError.Value:0.000}");

            var model = trainer.Train(leads);
            var why = new Explainer(model.Model, calibration: model.Calibration.Probability).Explain(leads, row: 0);
            Console.WriteLine($"{why.Probability:P0}");
            foreach (var reason in why.Top(3).Reasons)
            {
                Console.WriteLine(reason.Text);
            }

            // </example>
            Assert.InRange(judged.Auc.Value, 0.6, 0.95);
            Assert.Equal(why.Margin, why.Base + why.Reasons.Sum(r => r.Contribution), 1e-9);
            Assert.Equal(model.Calibration.Probability(why.Margin), why.Probability);
            Assert.Equal(3, leads.Columns.Length);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void The_readme_shows_this_example()
    {
        var lines = Resource("ReadmeExampleTests.cs").Split('\n').ToList();
        var from = lines.FindIndex(line => line.Trim() == "// <example>") + 1;
        var to = lines.FindIndex(line => line.Trim() == "// </example>");
        var example = string.Join('\n', lines[from..to].Select(line => line.Length > 12 ? line[12..] : "")).TrimEnd();

        Assert.Contains(example, Resource("README.md"), StringComparison.Ordinal);
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
