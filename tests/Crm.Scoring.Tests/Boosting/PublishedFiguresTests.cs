using Crm.Scoring.Boosting;
using Crm.Tests.Shared;

namespace Crm.Scoring.Tests.Boosting;

/// <summary>The defaults, on data that they were not made for.</summary>
public class PublishedFiguresTests
{
    [SharedDataFact]
    public void Bank_full_without_duration() => CrossValidated("bank_full.csv.gz", auc: 0.799);

    [SharedDataFact]
    public void Bank_additional_full_without_duration() => CrossValidated("bank_additional_full.csv.gz", auc: 0.802);

    [SharedDataFact]
    public void Churn_as_the_mean_of_ten_seeds()
    {
        var (data, split) = PublicData.Read("mlc_churn.csv.gz", "churn", dropped: "split");
        var training = data.Take([.. Enumerable.Range(0, data.Rows).Where(r => split[r] == "train")]);
        var test = data.Take([.. Enumerable.Range(0, data.Rows).Where(r => split[r] != "train")]);
        var auc = Enumerable.Range(1, 10).Average(seed => PublicData.Auc(Leads.Margins(Leads.Train(training, new() { Seed = (ulong)seed, Threads = 2 }), test), test.Target.ToArray()));
        Assert.True(auc >= 0.928, $"AUC {auc}");
    }

    private static void CrossValidated(string file, double auc)
    {
        var data = PublicData.Read(file, "y", dropped: "duration").Data;
        var folds = PublicData.Folds(data, 5, seed: 1);
        var (margins, aucs) = (new double[data.Rows], new double[5]);
        for (var fold = 0; fold < 5; fold++)
        {
            int[] outside = [.. Enumerable.Range(0, data.Rows).Where(r => folds[r] != fold)];
            int[] inside = [.. Enumerable.Range(0, data.Rows).Where(r => folds[r] == fold)];
            var test = data.Take(inside);
            var answers = Leads.Margins(Leads.Train(data.Take(outside), new() { Threads = 2 }), test);
            aucs[fold] = PublicData.Auc(answers, test.Target.ToArray());
            for (var i = 0; i < inside.Length; i++)
            {
                margins[inside[i]] = answers[i];
            }
        }

        var error = PublicData.CalibrationError(margins, data.Target.ToArray());
        Assert.True(aucs.Average() >= auc && error <= 0.01, $"AUC {aucs.Average()}, calibration error {error}");
    }
}
