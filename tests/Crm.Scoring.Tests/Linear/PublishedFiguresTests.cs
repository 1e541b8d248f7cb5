using Crm.Scoring.Data;
using Crm.Scoring.Evaluation;
using Crm.Scoring.Linear;
using Crm.Scoring.Training;
using Crm.Tests.Shared;
using Xunit.Abstractions;

namespace Crm.Scoring.Tests.Linear;

/// <summary>The logistic regressions that were computed on the public files, without what is known only after the call.</summary>
public class PublishedFiguresTests(ITestOutputHelper output)
{
    [SharedDataFact]
    public void Five_folds_of_the_bank_file_with_calibration()
    {
        var data = Bank("bank_full");
        var report = CrossValidation.Run(new CalibratedTrainer(new LinearTrainer()), data, Splits.Stratified(data.Target)).Report();
        output.WriteLine(report.ToString());
        Assert.InRange(report.Auc.Value, 0.7653 - 0.002, 0.7653 + 0.002);
        Assert.InRange(report.CalibrationError.Value, 0, 0.01);
        Assert.InRange(report.Auc.Value, report.Auc.Low, report.Auc.High);
    }

    [SharedDataFact]
    public void Five_folds_of_the_bank_file_with_economic_indicators()
    {
        var data = Bank("bank_additional_full");
        var report = CrossValidation.Run(new LinearTrainer(), data, Splits.Stratified(data.Target)).Report();
        output.WriteLine(report.ToString());
        Assert.InRange(report.Auc.Value, 0.7915 - 0.002, 0.7915 + 0.002);
    }

    [SharedDataFact]
    public void The_test_split_of_the_churn_file()
    {
        var all = Csv.Load(SharedData.File("scoring/mlc_churn.csv.gz")).WithTargetFrom("churn", "yes");
        var report = CrossValidation.Run(new LinearTrainer(), all.Without("split"), [Splits.Given(all["split"], "test")]).Report();
        output.WriteLine(report.ToString());
        Assert.InRange(report.Auc.Value, 0.8375 - 0.002, 0.86);
    }

    private static DataSet Bank(string file) => Csv.Load(SharedData.File($"scoring/{file}.csv.gz")).WithTargetFrom("y", "yes").Without("duration");
}
