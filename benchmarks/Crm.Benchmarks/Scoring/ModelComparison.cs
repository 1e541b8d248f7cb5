using System.Diagnostics;
using System.Globalization;
using Crm.Scoring.Boosting;
using Crm.Scoring.Data;
using Crm.Scoring.Evaluation;
using Crm.Scoring.Linear;
using Crm.Scoring.Models;

namespace Crm.Benchmarks.Scoring;

/// <summary>Trains on 36,000 rows and answers for 9,211 others, in the columns of benchmarks/compare-scoring.sh: medians of several turns, one thread.</summary>
internal static class ModelComparison
{
    public static void Run(int rounds)
    {
        var (training, others) = BankData.Split();
        var boosted = new BoostedTreesTrainer(new() { Trees = 100, MaxLeaves = 31, LearningRate = 0.1, ColumnShare = 1, Patience = 0 });
        Compare("Crm.Scoring, boosted trees", boosted, training, others, rounds);

        // What scikit-learn calls C = 1.
        Compare("Crm.Scoring, linear", new LinearTrainer(new() { Penalty = 1.0 / BankData.Rows }), training, others, rounds);
    }

    private static void Compare(string name, ITrainer trainer, DataSet training, DataSet others, int rounds)
    {
        var (trained, answered) = (new List<double>(), new List<double>());
        var margins = new double[training.Rows];
        var model = trainer.Train(training);
        for (var round = 0; round < rounds; round++)
        {
            trained.Add(Seconds(() => model = trainer.Train(training)));
            answered.Add(Seconds(() => model.Margins(training, margins)));
        }

        var fresh = new double[others.Rows];
        model.Margins(others, fresh);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {Median(trained):0.000} s | {trained.Min():0.000} s | {training.Rows / Median(answered):N0} | {Metrics.LogLoss(Array.ConvertAll(fresh, Logit.Probability), others.Target):0.0000} | {Metrics.Auc(fresh, others.Target):0.0000} |"));
    }

    private static double Seconds(Action work)
    {
        var started = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
