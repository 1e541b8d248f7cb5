using BenchmarkDotNet.Attributes;
using Crm.Scoring.Boosting;
using Crm.Scoring.Data;

namespace Crm.Benchmarks.Scoring;

/// <summary>
/// 100 trees of 31 leaves on 36,000 rows of 7 numeric and 9 categorical columns, on one thread, against the same by sorted columns and by nodes that point to each other. Training is told for one tree; by hand, which takes
/// long, only ten are grown. benchmarks/compare-scoring.sh has other packages do the same.
/// </summary>
public class BoostingBenchmarks
{
    private const int Trees = 100;
    private const int TreesByHand = 10;

    private static readonly BoostedTreesOptions Options = new() { Trees = Trees, MaxLeaves = 31, LearningRate = 0.1, ColumnShare = 1, Patience = 0 };

    private readonly double[] margins = new double[BankData.Rows];
    private DataSet data = null!;
    private double[][] columns = null!;
    private double[][] rows = null!;
    private bool[] target = null!;
    private BoostedTrees model = null!;
    private List<NaiveTree> naive = null!;
    private double[] contributions = null!;

    [GlobalSetup]
    public void Setup()
    {
        data = BankData.Load();
        (columns, target) = (NaiveTree.Columns(data), data.Target.ToArray());
        rows = [.. Enumerable.Range(0, data.Rows).Select(r => columns.Select(c => c[r]).ToArray())];
        contributions = new double[columns.Length];
        model = Train(1);
    }

    [GlobalSetup(Targets = [nameof(ManyRowsByHand), nameof(OneRowByHand)])]
    public void SetupByHand()
    {
        Setup();
        naive = NaiveTree.Train(columns, target, Trees, 31, 0.1);
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = TreesByHand)]
    [BenchmarkCategory("boosted trees, training, a tree")]
    public object TrainingByHand() => NaiveTree.Train(columns, target, TreesByHand, 31, 0.1);

    [Benchmark(OperationsPerInvoke = Trees)]
    [BenchmarkCategory("boosted trees, training, a tree")]
    public BoostedTrees Training() => Train(1);

    [Benchmark(OperationsPerInvoke = Trees)]
    [BenchmarkCategory("boosted trees, training, a tree")]
    public BoostedTrees TrainingOnTwoThreads() => Train(2);

    [Benchmark(Baseline = true, OperationsPerInvoke = BankData.Rows)]
    [BenchmarkCategory("boosted trees, a row of 36,000")]
    public int ManyRowsByHand()
    {
        for (var i = 0; i < rows.Length; i++)
        {
            margins[i] = Answer(rows[i]);
        }

        return (int)margins[0];
    }

    [Benchmark(OperationsPerInvoke = BankData.Rows)]
    [BenchmarkCategory("boosted trees, a row of 36,000")]
    public int ManyRows()
    {
        model.Margins(data, margins);
        return (int)margins[0];
    }

    [Benchmark(Baseline = true)]
    [BenchmarkCategory("boosted trees, one row")]
    public int OneRowByHand() => (int)Answer(rows[7]);

    [Benchmark]
    [BenchmarkCategory("boosted trees, one row")]
    public int OneRow() => (int)model.Margin(rows[7]);

    [Benchmark]
    [BenchmarkCategory("boosted trees, one row")]
    public int OneRowExplained() => (int)model.Explain(rows[7], contributions);

    private BoostedTrees Train(int threads) => (BoostedTrees)new BoostedTreesTrainer(Options with { Threads = threads }).Train(data);

    private double Answer(double[] row)
    {
        var sum = 0.0;
        foreach (var tree in naive)
        {
            sum += tree.Answer(row);
        }

        return sum;
    }
}
