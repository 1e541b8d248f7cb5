using System.Text.Json;
using Crm.Scoring.Data;
using Crm.Scoring.Explaining;
using Crm.Scoring.Honesty;

namespace Crm.Scoring.Tests.Honesty;

public class ModelCardTests
{
    private static readonly DataSet Data = Leads.Sample(1_000, 1);

    [Fact]
    public void A_card_without_checks_says_so()
    {
        var card = new ModelCard("Leads", "linear", DataSummary.Of(Data), "none") { Figures = [new("AUC", new(0.75))] };
        Assert.Equal(
            ["Whether the data are enough was not judged.", "No search for columns known only after the outcome was made.", "The probabilities are not calibrated.", "AUC is given without an interval."],
            card.Caveats.AsEnumerable());
    }

    [Fact]
    public void A_full_card_has_every_part_as_text_and_as_json()
    {
        var card = Full();
        var text = card.ToMarkdown();
        foreach (var part in new[]
        {
            "# Leads", "trained 2026-03-01", "5 folds, stratified", "isotonic", "1,000 rows", "| AUC | 0.75 | 0.72 to 0.78 |", "| calls |", "Enough: 1,000 rows", "| won_at |", "## Drift", "## Do the probabilities hold?",
            "- 'won_at' may be known only after the outcome.", "- 'calls' is no longer there.", "- Trained on one region.",
        })
        {
            Assert.Contains(part, text, StringComparison.Ordinal);
        }

        var json = JsonDocument.Parse(Json(card)).RootElement;
        Assert.Equal(0.78, json.GetProperty("figures")[0].GetProperty("high").GetDouble());
        Assert.Equal("won_at", json.GetProperty("leakage").GetProperty("findings")[0].GetProperty("column").GetString());
        Assert.True(json.GetProperty("sufficiency").GetProperty("sufficient").GetBoolean());
        Assert.Equal("calls", json.GetProperty("drift").GetProperty("absent")[0].GetString());
        Assert.Equal(card.Caveats.AsEnumerable(), json.GetProperty("caveats").EnumerateArray().Select(c => c.GetString()));
    }

    [Fact]
    public void Names_from_the_data_do_not_break_the_page()
    {
        var text = new ModelCard("A | <b>\nB", "linear", DataSummary.Of(new([Column.Numeric("x|y\n# z", [1, 2])], [true, false])), "none").ToMarkdown();
        Assert.Contains("# A \\| &lt;b> B\n", text, StringComparison.Ordinal);
        Assert.Contains("| x\\|y # z | numeric | 0% |", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_card_comes_back_from_json_as_it_was()
    {
        foreach (var card in (ModelCard[])[Full(), new("Leads", "linear", DataSummary.Of(Data), "none"), Full() with { Figures = [new("lift", new(double.NaN))], Sufficiency = DataSufficiency.Judge(Data.Take(0, 1), new BinnedBayesTrainer(), [default, default]) }])
        {
            var again = ModelCard.Read(JsonTexts.Parse(Json(card)));
            Assert.Equal(Json(card), Json(again));
            Assert.Equal(card.ToMarkdown(), again.ToMarkdown());
            Assert.Equal(card.Caveats.AsEnumerable(), again.Caveats);
            Assert.Equal((card.Trained, card.Calibration, card.Sufficiency, card.Recalibration), (again.Trained, again.Calibration, again.Sufficiency, again.Recalibration));
            Assert.Equal(card.Data.Columns.AsEnumerable(), again.Data.Columns);
            Assert.Equal(card.Figures.AsEnumerable(), again.Figures);
            Assert.Equal(card.Importance.AsEnumerable(), again.Importance);
            Assert.Equal(card.Notes.AsEnumerable(), again.Notes);
            Assert.Equal((card.Leakage?.Findings ?? []).AsEnumerable(), again.Leakage?.Findings ?? []);
            Assert.Equal((card.Leakage?.Columns ?? []).AsEnumerable(), again.Leakage?.Columns ?? []);
            Assert.Equal((card.Drift?.Columns ?? []).AsEnumerable(), again.Drift?.Columns ?? []);
            Assert.Equal((card.Drift?.RowsThen, card.Drift?.RowsNow, card.Drift?.Reading), (again.Drift?.RowsThen, again.Drift?.RowsNow, again.Drift?.Reading));
        }
    }

    [Fact]
    public void Parts_that_are_not_there_are_null()
    {
        var json = JsonDocument.Parse(Json(new("Leads", "linear", DataSummary.Of(Data), "none"))).RootElement;
        Assert.All(["trained", "calibration", "sufficiency", "leakage", "drift", "recalibration"], p => Assert.Equal(JsonValueKind.Null, json.GetProperty(p).ValueKind));
    }

    internal static ModelCard Full()
    {
        DataSet leaking = new([.. Data.Columns, Column.Boolean("won_at", Data.Target.ToArray().Select(t => (bool?)t))], Data.Target.ToArray());
        var trainer = new BinnedBayesTrainer();
        return new("Leads", "boosted", DataSummary.Of(leaking), "5 folds, stratified")
        {
            Trained = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero),
            Figures = [new("AUC", new(0.75, 0.72, 0.78))],
            Calibration = "isotonic, on held-out folds",
            Importance = GlobalImportance.Of(trainer.Train(Data), Data),
            Leakage = LeakageDetector.Find(leaking, trainer),
            Sufficiency = DataSufficiency.Judge(Data, trainer),
            Drift = DriftProfile.Of(Data).Compare(Leads.Sample(500, 2).Without("calls")),
            Recalibration = RecalibrationCheck.Of([0.1, 0.1, 0.2, 0.9], [false, true, false, true]),
            Notes = ["Trained on one region."],
        };
    }

    private static string Json(ModelCard card) => JsonTexts.Of(card.Write);
}
