using BenchmarkDotNet.Attributes;
using Crm.Scoring.Bayes;
using Crm.Scoring.Data;
using Crm.Scoring.Models;

namespace Crm.Benchmarks.Scoring;

/// <summary>A deal that closes and is opened again: naive Bayes learns and forgets a row of 16 columns; by hand the counts are in a dictionary, numbers in bins by tens. And what the model answers.</summary>
public class BayesBenchmarks
{
    private readonly Dictionary<(int Column, int Value, bool Outcome), int> counted = [];
    private BayesCounts counts = null!;
    private AdditiveModel model = null!;
    private double[] row = null!;

    [GlobalSetup]
    public void Setup()
    {
        var data = BankData.Load();
        counts = BayesCounts.For(data);
        counts.Add(data);
        model = counts.ToModel();
        double[][] columns = NaiveTree.Columns(data);
        var target = data.Target;
        for (var r = 0; r < data.Rows; r++)
        {
            row = Array.ConvertAll(columns, c => c[r]);
            Count(row, target[r], 1);
        }
    }

    [Benchmark(Baseline = true)]
    [BenchmarkCategory("Bayes, a close and a reopen")]
    public int CloseAndReopenByHand()
    {
        Count(row, outcome: true, 1);
        Count(row, outcome: true, -1);
        return counted.Count;
    }

    [Benchmark]
    [BenchmarkCategory("Bayes, a close and a reopen")]
    public int CloseAndReopen()
    {
        counts.Add(row, outcome: true);
        counts.Remove(row, outcome: true);
        return (int)counts.Positives;
    }

    [Benchmark(Baseline = true)]
    [BenchmarkCategory("Bayes, one row")]
    public int OneRowByHand()
    {
        var sum = 0.0;
        for (var c = 0; c < row.Length; c++)
        {
            sum += Math.Log((1.0 + counted.GetValueOrDefault((c, Bin(row[c]), true))) / (1.0 + counted.GetValueOrDefault((c, Bin(row[c]), false))));
        }

        return (int)sum;
    }

    [Benchmark]
    [BenchmarkCategory("Bayes, one row")]
    public int OneRow() => (int)model.Margin(row);

    [Benchmark]
    [BenchmarkCategory("Bayes, the model of the counts")]
    public AdditiveModel Model() => counts.ToModel();

    private static int Bin(double value) => (int)(value / 10);

    private void Count(double[] values, bool outcome, int change)
    {
        for (var c = 0; c < values.Length; c++)
        {
            System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(counted, (c, Bin(values[c]), outcome), out _) += change;
        }
    }
}
