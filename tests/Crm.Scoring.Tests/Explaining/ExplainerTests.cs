using Crm.Scoring.Explaining;
using Crm.Scoring.Tests.Honesty;

namespace Crm.Scoring.Tests.Explaining;

public class ExplainerTests
{
    private static readonly Scoring.Data.DataSet Data = Leads.Sample(1_000, 1);
    private static readonly Scoring.Models.IScoringModel Model = new BinnedBayesTrainer().Train(Data);

    [Fact]
    public void Reasons_and_base_sum_to_the_margin_the_strongest_first()
    {
        var explainer = new Explainer(Model);
        for (var row = 0; row < 200; row++)
        {
            var explanation = explainer.Explain(Data, row);
            Assert.Equal(explanation.Margin, explanation.Base + explanation.Reasons.Sum(r => r.Contribution), 1e-9);
            Assert.Equal(explanation.Reasons.OrderByDescending(r => Math.Abs(r.Contribution)), explanation.Reasons);
            Assert.Equal(1 / (1 + Math.Exp(-explanation.Margin)), explanation.Probability, 12);
            var (reasons, others) = explanation.Top(2);
            Assert.Equal(2, reasons.Length);
            Assert.Equal(explanation.Margin, explanation.Base + reasons.Sum(r => r.Contribution) + others, 1e-9);
        }
    }

    [Fact]
    public void The_calibration_stands_beside_the_margin() => Assert.Equal(0.25, new Explainer(Model, calibration: _ => 0.25).Explain(Data, 0).Probability);

    [Fact]
    public void A_row_of_another_length_is_refused() =>
        Assert.Equal(ScoringErrorCodes.LengthMismatch, Assert.Throws<ScoringException>(() => new Explainer(Model).Explain([1, 2])).Code);

    [Fact]
    public void Shares_of_importance_sum_to_one_and_what_matters_comes_first()
    {
        var importance = GlobalImportance.Of(Model, Data);
        Assert.Equal(1, importance.Sum(i => i.Share), 12);
        Assert.Equal("calls", importance[0].Column);
        Assert.True(importance.Single(i => i.Column == "noise").Share < 0.15);
        Assert.Equal(ScoringErrorCodes.TooFewRows, Assert.Throws<ScoringException>(() => GlobalImportance.Of(Model, Data.Take())).Code);
    }
}
