using BenchmarkDotNet.Attributes;
using Crm.Scoring.Data;
using Crm.Scoring.Linear;
using Crm.Scoring.Models;

namespace Crm.Benchmarks.Scoring;

/// <summary>Logistic regression with a given penalty on 36,000 rows of 7 numeric and 9 categorical columns, against Newton's method on the matrix of zeros and ones; and its answers.</summary>
public class LinearBenchmarks
{
    private readonly double[] margins = new double[BankData.Rows];
    private DataSet data = null!;
    private bool[] target = null!;
    private double[][] ones = null!;
    private double[][] rows = null!;
    private double[] coefficients = null!;
    private IScoringModel model = null!;

    [GlobalSetup]
    public void Setup()
    {
        data = BankData.Load();
        target = data.Target.ToArray();
        ones = NaiveLogistic.Rows(data);
        var columns = NaiveTree.Columns(data);
        rows = [.. Enumerable.Range(0, data.Rows).Select(r => columns.Select(c => c[r]).ToArray())];
        coefficients = NaiveLogistic.Train(ones, target);
        model = Training();
    }

    [Benchmark(Baseline = true)]
    [BenchmarkCategory("linear, training")]
    public object TrainingByHand() => NaiveLogistic.Train(ones, target);

    [Benchmark]
    [BenchmarkCategory("linear, training")]
    public IScoringModel Training() => new LinearTrainer(new() { Penalty = 1e-4 }).Train(data);

    [Benchmark]
    [BenchmarkCategory("linear, training and penalty by folds")]
    public IScoringModel TrainingAndPenalty() => new LinearTrainer().Train(data);

    [Benchmark]
    [BenchmarkCategory("linear, training and penalty by folds")]
    public IScoringModel TrainingAndPenaltyOnTwoThreads() => new LinearTrainer(new() { Threads = 2 }).Train(data);

    [Benchmark(Baseline = true, OperationsPerInvoke = BankData.Rows)]
    [BenchmarkCategory("linear, a row of 36,000")]
    public int ManyRowsByHand()
    {
        for (var i = 0; i < ones.Length; i++)
        {
            margins[i] = NaiveLogistic.Answer(ones[i], coefficients);
        }

        return (int)margins[0];
    }

    [Benchmark(OperationsPerInvoke = BankData.Rows)]
    [BenchmarkCategory("linear, a row of 36,000")]
    public int ManyRows()
    {
        model.Margins(data, margins);
        return (int)margins[0];
    }

    [Benchmark(Baseline = true)]
    [BenchmarkCategory("linear, one row")]
    public int OneRowByHand() => (int)NaiveLogistic.Answer(ones[7], coefficients);

    [Benchmark]
    [BenchmarkCategory("linear, one row")]
    public int OneRow() => (int)model.Margin(rows[7]);
}
