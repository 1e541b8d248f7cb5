using BenchmarkDotNet.Attributes;
using Crm.Forecasting.Series;
using Crm.Forecasting.Series.Combining;
using Crm.Forecasting.Series.Smoothing;
using Crm.Forecasting.Series.Theta;

namespace Crm.Benchmarks.Forecasting;

/// <summary>A monthly series of 120 to 200 values, 18 steps ahead; times and bytes are those of one series.</summary>
public class SeriesBenchmarks
{
    private const int Horizon = 18;
    private const int Count = 100;
    private const int Few = 3;

    private readonly TimeSeries[] series = MonthlySeries.Drawn(Count);
    private readonly List<(TimeSeries, int)> batch;

    public SeriesBenchmarks() => batch = [.. series.Select(one => (one, Horizon))];

    [Benchmark(Baseline = true, OperationsPerInvoke = Few)]
    [BenchmarkCategory("series, smoothing")]
    public double[][] EtsByHand() => [.. series.Take(Few).Select(one => NaiveSmoothing.Ets(one.Values.ToArray(), Horizon))];

    [Benchmark(OperationsPerInvoke = Count)]
    [BenchmarkCategory("series, smoothing")]
    public Forecast[] Ets() => ForecastBatch.Run(new EtsForecaster(), batch);

    [Benchmark(Baseline = true, OperationsPerInvoke = Count)]
    [BenchmarkCategory("series, Theta")]
    public double[][] ThetaByHand() => [.. series.Select(one => NaiveSmoothing.Theta(one.Values.ToArray(), Horizon))];

    [Benchmark(OperationsPerInvoke = Count)]
    [BenchmarkCategory("series, Theta")]
    public Forecast[] Theta() => ForecastBatch.Run(new ThetaForecaster(ThetaModel.Standard), batch);

    [Benchmark(OperationsPerInvoke = Count)]
    [BenchmarkCategory("series, Theta")]
    public Forecast[] DynamicTheta() => ForecastBatch.Run(new ThetaForecaster(), batch);

    [Benchmark(Baseline = true, OperationsPerInvoke = Count)]
    [BenchmarkCategory("series, automatic")]
    public Forecast[] Auto() => ForecastBatch.Run(new AutoForecaster(), batch);

    [Benchmark(OperationsPerInvoke = Count)]
    [BenchmarkCategory("series, automatic")]
    public Forecast[] AutoOnTwoThreads() => ForecastBatch.Run(new AutoForecaster(), batch, threads: 2);
}
