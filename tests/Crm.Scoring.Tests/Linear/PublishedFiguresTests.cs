using Crm.Scoring.Calibration;
using Crm.Scoring.Data;
using Crm.Scoring.Evaluation;
using Crm.Scoring.Linear;
using Crm.Tests.Shared;
using Xunit.Abstractions;

namespace Crm.Scoring.Tests.Linear;

/// <summary>The logistic regressions that were computed on the public files, without what is known only after the call.</summary>
public class PublishedFiguresTests(ITestOutputHelper output)
{
    [SharedDataTheory]
    [InlineData("bank_full", 0.7653)]
    [InlineData("bank_additional_full", 0.7915)]
    public void Five_folds_of_the_bank_files(string file, double auc)
    {
        var data = Csv.Load(SharedData.File($"scoring/{file}.csv.gz")).WithTargetFrom("y", "yes").Without("duration");
        var report = CrossValidation.Run(new CalibratedTrainer(new LinearTrainer()), data, Splits.Stratified(data.Target)).Report();
        output.WriteLine(report.ToString());
        Assert.InRange(report.Auc.Value, auc - 0.002, 1);
        Assert.InRange(report.CalibrationError.Value, 0, 0.01);
        Assert.InRange(report.Auc.Value, report.Auc.Low, report.Auc.High);
    }

    [SharedDataFact]
    public void The_test_split_of_the_churn_file()
    {
        var all = Csv.Load(SharedData.File("scoring/mlc_churn.csv.gz")).WithTargetFrom("churn", "yes");
        var report = CrossValidation.Run(new CalibratedTrainer(new LinearTrainer()), all.Without("split"), [Splits.Given(all["split"], "test")]).Report();
        output.WriteLine(report.ToString());
        Assert.InRange(report.Auc.Value, 0.8375 - 0.002, 1);
    }
}
