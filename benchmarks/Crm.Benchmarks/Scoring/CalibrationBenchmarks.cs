using BenchmarkDotNet.Attributes;
using Crm.Scoring.Calibration;
using Crm.Scoring.Linear;

namespace Crm.Benchmarks.Scoring;

/// <summary>Curves from 36,000 margins to probabilities. By hand: isotonic by pooling neighbours in a list until none is out of order, Platt by a thousand steps down the gradient.</summary>
public class CalibrationBenchmarks
{
    private readonly double[] margins = new double[BankData.Rows];
    private bool[] target = [];

    [GlobalSetup]
    public void Setup()
    {
        var data = BankData.Load();
        target = data.Target.ToArray();
        new LinearTrainer(new() { Penalty = 1e-4 }).Train(data).Margins(data, margins);
    }

    [Benchmark(Baseline = true)]
    [BenchmarkCategory("calibration, isotonic")]
    public object IsotonicByHand()
    {
        var pools = new List<(double Sum, int Count)>();
        foreach (var i in Enumerable.Range(0, margins.Length).OrderBy(i => margins[i]))
        {
            pools.Add((target[i] ? 1 : 0, 1));
            while (pools.Count > 1 && pools[^2].Sum * pools[^1].Count >= pools[^1].Sum * pools[^2].Count)
            {
                pools[^2] = (pools[^2].Sum + pools[^1].Sum, pools[^2].Count + pools[^1].Count);
                pools.RemoveAt(pools.Count - 1);
            }
        }

        return pools;
    }

    [Benchmark]
    [BenchmarkCategory("calibration, isotonic")]
    public ICalibration Isotonic() => Calibrator.Fit(margins, target, method: CalibrationMethod.Isotonic);

    [Benchmark(Baseline = true)]
    [BenchmarkCategory("calibration, Platt")]
    public int PlattByHand()
    {
        var (slope, intercept) = (1.0, 0.0);
        for (var step = 0; step < 1_000; step++)
        {
            var (bySlope, byIntercept) = (0.0, 0.0);
            for (var i = 0; i < margins.Length; i++)
            {
                var error = (1 / (1 + Math.Exp(-((slope * margins[i]) + intercept)))) - (target[i] ? 1 : 0);
                (bySlope, byIntercept) = (bySlope + (error * margins[i]), byIntercept + error);
            }

            (slope, intercept) = (slope - (bySlope / margins.Length), intercept - (byIntercept / margins.Length));
        }

        return (int)(slope + intercept);
    }

    [Benchmark]
    [BenchmarkCategory("calibration, Platt")]
    public ICalibration Platt() => Calibrator.Fit(margins, target, method: CalibrationMethod.Platt);
}
