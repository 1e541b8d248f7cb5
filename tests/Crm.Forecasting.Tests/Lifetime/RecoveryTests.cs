using System.Collections.Immutable;
using Crm.Forecasting.Chance;
using Crm.Forecasting.Lifetime;
using Crm.Forecasting.Lifetime.Fitting;
using Crm.Forecasting.Lifetime.Likelihoods;
using Crm.Forecasting.Numerics;

namespace Crm.Forecasting.Tests.Lifetime;

/// <summary>What made the data is found again within four standard errors.</summary>
public sealed class RecoveryTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void BgNbd_finds_its_parameters(ulong seed)
    {
        var fit = BgNbd.Fit(Cdnow.Customers(SimulatedCustomers.Geometric(50_000, 0.6, 3, 0.9, 2.5, false, 52, seed)));
        Finds([0.6, 3, 0.9, 2.5], fit.Parameters, fit.Status);
    }

    [Fact]
    public void MbgNbd_finds_its_parameters()
    {
        var fit = MbgNbd.Fit(Cdnow.Customers(SimulatedCustomers.Geometric(30_000, 0.6, 3, 0.9, 2.5, true, 52, 3)));
        Finds([0.6, 3, 0.9, 2.5], fit.Parameters, fit.Status);
    }

    [Theory]
    [InlineData(0.6, 3, 0.9, 12)]
    [InlineData(2, 20, 0.7, 6)]
    public void ParetoNbd_finds_its_parameters(double r, double alpha, double s, double beta)
    {
        var fit = ParetoNbd.Fit(Cdnow.Customers(SimulatedCustomers.Pareto(50_000, r, alpha, s, beta, 52, 4)));
        Finds([r, alpha, s, beta], fit.Parameters, fit.Status);
    }

    [Fact]
    public void Standard_errors_from_a_part_of_many_are_those_of_all()
    {
        var likelihood = new ParetoLikelihood(Cdnow.Customers(SimulatedCustomers.Pareto(50_000, 1, 8, 1, 20, 52, 7)).Rows, 0.1);
        double[] point = [0, Math.Log(8), 0, Math.Log(20)];
        var part = Cholesky.Inverse(new LogScale(likelihood.Sample!, CancellationToken.None).Hessian(point))!;
        var all = Cholesky.Inverse(new LogScale(likelihood, CancellationToken.None).Hessian(point))!;

        Assert.All(Enumerable.Range(0, 4), i => Assert.Equal(1, Math.Sqrt(part[i, i] / all[i, i]), 0.02));
    }

    [Fact]
    public void GammaGamma_finds_its_parameters()
    {
        var random = new CounterRandom(5);
        var (counts, means) = (new int[20_000], new double[20_000]);
        for (var i = 0; i < counts.Length; i++)
        {
            counts[i] = 1 + (i % 5);
            var scale = SimulatedCustomers.Gamma(ref random, 4) / 15;
            means[i] = SimulatedCustomers.Gamma(ref random, 6 * counts[i]) / (scale * counts[i]);
        }

        var fit = GammaGamma.Fit(counts, means);
        Finds([6, 4, 15], fit.Parameters, fit.Status);
    }

    [Fact]
    public void BgBb_finds_its_parameters()
    {
        var random = new CounterRandom(6);
        var customers = new OpportunityHistory[30_000];
        for (var i = 0; i < customers.Length; i++)
        {
            var (buys, leaves) = (Beta(ref random, 1.2, 0.75), Beta(ref random, 0.7, 2.8));
            var (x, last) = (0, 0);
            for (var period = 1; period <= 8 && random.NextDouble() > leaves; period++)
            {
                if (random.NextDouble() < buys)
                {
                    (x, last) = (x + 1, period);
                }
            }

            customers[i] = new(x, last, 8);
        }

        var fit = BgBb.Fit(customers);
        Finds([1.2, 0.75, 0.7, 2.8], fit.Parameters, fit.Status);
    }

    [Fact]
    public void Estimates_scatter_as_their_standard_errors_say()
    {
        double[] bgNbd = [0.6, 3, 0.9, 2.5];
        double[] paretoNbd = [1, 8, 1, 20];
        var (ofBgNbd, ofParetoNbd) = (new List<double>(), new List<double>());
        for (var seed = 100ul; seed < 130; seed++)
        {
            ofBgNbd.AddRange(Scores(bgNbd, BgNbd.Fit(Cdnow.Customers(SimulatedCustomers.Geometric(20_000, 0.6, 3, 0.9, 2.5, false, 52, seed))).Parameters));
            ofParetoNbd.AddRange(Scores(paretoNbd, ParetoNbd.Fit(Cdnow.Customers(SimulatedCustomers.Pareto(20_000, 1, 8, 1, 20, 52, seed))).Parameters));
        }

        foreach (var scores in new[] { ofBgNbd, ofParetoNbd })
        {
            Assert.InRange(scores.Average(z => z * z), 0.6, 1.5);
            Assert.InRange(scores.Average(), -0.4, 0.4);
        }

        // On the scale of logarithms, where estimates are nearer to normal.
        static IEnumerable<double> Scores(double[] truth, ImmutableArray<ParameterEstimate> parameters) => truth.Zip(parameters, (t, p) => Math.Log(p.Value / t) * p.Value / p.StandardError);
    }

    [Fact]
    public void Where_nobody_leaves_the_fit_says_that_the_data_do_not_tell()
    {
        var random = new CounterRandom(7);
        var customers = new PurchaseHistory[2_000];
        for (var i = 0; i < customers.Length; i++)
        {
            // All buy every week.
            customers[i] = new(40 + (int)(4 * random.NextDouble()), 40, 40);
        }

        var fit = BgNbd.Fit(Cdnow.Customers(customers));

        Assert.Equal(FitStatus.AtBoundary, fit.Status);
        Assert.Equal(10, fit.Model.ExpectedPurchases(customers[0], 10), 0.5);
    }

    private static double Beta(ref CounterRandom random, double a, double b)
    {
        var (one, other) = (SimulatedCustomers.Gamma(ref random, a), SimulatedCustomers.Gamma(ref random, b));
        return one / (one + other);
    }

    private static void Finds(double[] truth, ImmutableArray<ParameterEstimate> parameters, FitStatus status)
    {
        Assert.Equal(FitStatus.Converged, status);
        Assert.All(truth.Zip(parameters), p => Assert.True(Math.Abs(p.First - p.Second.Value) < 4 * p.Second.StandardError, $"{p.Second} is far from {p.First}."));
        Assert.All(parameters, p => Assert.True(p.StandardError < 0.5 * p.Value, $"{p} is vague."));
    }
}
