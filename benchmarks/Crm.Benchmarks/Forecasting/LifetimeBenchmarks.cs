using BenchmarkDotNet.Attributes;
using Crm.Forecasting.Lifetime;
using Crm.Forecasting.Lifetime.Fitting;

namespace Crm.Benchmarks.Forecasting;

/// <summary>Fits of models of purchases, from lists of numbers to parameters with standard errors, on one thread, against a simplex search over customer after customer.</summary>
public class LifetimeBenchmarks
{
    private const int Many = 1_000_000;

    private Customers cdnow = null!;
    private Customers many = null!;
    private PurchaseHistory[] histories = null!;
    private BgNbd bgNbd = null!;
    private ParetoNbd paretoNbd = null!;

    [GlobalSetup]
    public void Setup()
    {
        (cdnow, many) = (Customers.Cdnow(), Customers.Drawn(Many));
        histories = [.. many.Frequency.Select((x, i) => new PurchaseHistory(x, many.Recency[i], many.Age[i]))];
        (bgNbd, paretoNbd) = (new(0.243, 4.414, 0.793, 2.426), new(0.553, 10.578, 0.606, 11.669));
    }

    [Benchmark(Baseline = true)]
    [BenchmarkCategory("lifetime, 2,357 customers")]
    public object CdnowByHand() => NaiveBgNbd.Fit(cdnow);

    [Benchmark]
    [BenchmarkCategory("lifetime, 2,357 customers")]
    public LifetimeFit<BgNbd> CdnowBgNbd() => BgNbd.Fit(Base(cdnow));

    [Benchmark]
    [BenchmarkCategory("lifetime, 2,357 customers")]
    public LifetimeFit<MbgNbd> CdnowMbgNbd() => MbgNbd.Fit(Base(cdnow));

    [Benchmark]
    [BenchmarkCategory("lifetime, 2,357 customers")]
    public LifetimeFit<ParetoNbd> CdnowParetoNbd() => ParetoNbd.Fit(Base(cdnow));

    // The whole search by hand takes a minute and more; one of its likelihoods is what the whole fits are held against.
    [Benchmark(Baseline = true)]
    [BenchmarkCategory("lifetime, a million customers")]
    public object OneLikelihoodByHand() => NaiveBgNbd.Loss(many, [0, 2, 0, 1]);

    [Benchmark]
    [BenchmarkCategory("lifetime, a million customers")]
    public LifetimeFit<BgNbd> ManyBgNbd() => BgNbd.Fit(Base(many));

    [Benchmark]
    [BenchmarkCategory("lifetime, a million customers")]
    public LifetimeFit<ParetoNbd> ManyParetoNbd() => ParetoNbd.Fit(Base(many));

    [Benchmark(OperationsPerInvoke = Many)]
    [BenchmarkCategory("lifetime, a customer's next 39 weeks")]
    public int ExpectedByBgNbd() => Expected(bgNbd);

    [Benchmark(OperationsPerInvoke = Many)]
    [BenchmarkCategory("lifetime, a customer's next 39 weeks")]
    public int ExpectedByParetoNbd() => Expected(paretoNbd);

    private static CustomerBase Base(Customers customers) => new(customers.Frequency, customers.Recency, customers.Age);

    private int Expected(IPurchaseModel model)
    {
        var sum = 0.0;
        foreach (var history in histories)
        {
            sum += model.ExpectedPurchases(history, 39);
        }

        return (int)sum;
    }
}
