using Crm.Forecasting.Lifetime;
using Crm.Forecasting.Lifetime.Fitting;
using Crm.Forecasting.Lifetime.Grouping;
using Crm.Forecasting.Lifetime.Likelihoods;
using Crm.Tests.Shared;
using FsCheck;
using FsCheck.Fluent;

namespace Crm.Forecasting.Tests.Lifetime;

/// <summary>Gradients equal differences of the log likelihood, and the likelihood over many is the sum of the models' own.</summary>
public sealed class GradientTests
{
    private static readonly PurchaseHistory[] Customers =
    [
        .. SimulatedCustomers.Geometric(200, 0.6, 3, 0.9, 2.5, false, 52, 1), new(132, 200, 200), new(133, 10, 200), new(20_000, 3, 90), new(20_000, 90, 90), new(1, 0.01, 400), new(0, 0, 400),
    ];

    private static readonly GroupedRows Rows = Cdnow.Customers(Customers).Rows;

    [Fact]
    public void Of_BgNbd() => Holds(new GeometricDropoutLikelihood(Rows, 1, 0), p => new BgNbd(p[0], p[1], p[2], p[3]).LogLikelihood);

    [Fact]
    public void Of_MbgNbd() => Holds(new GeometricDropoutLikelihood(Rows, 1, 1), p => new MbgNbd(p[0], p[1], p[2], p[3]).LogLikelihood);

    [Fact]
    public void Of_ParetoNbd() => Holds(new ParetoLikelihood(Rows, 1), p => new ParetoNbd(p[0], p[1], p[2], p[3]).LogLikelihood);

    [Fact]
    public void Of_BgBb()
    {
        OpportunityHistory[] histories = [new(0, 0, 6), new(2, 4, 6), new(6, 6, 6), new(1, 1, 3), new(3, 40, 90)];
        Check(new OpportunityLikelihood([.. histories.Select(h => KeyValuePair.Create(h, 2.0))]), p => histories.Sum(h => 2 * new BgBb(p[0], p[1], p[2], p[3]).LogLikelihood(h)));
    }

    [Fact]
    public void Of_GammaGamma() => Check(new GammaGammaLikelihood(GroupedRows.Create([1, 1, 2, 7, 7, 3_000], [3, 40, 12, 8, 9, 11], new double[6], [])), null);

    [Fact]
    public void Of_sBG() => Check(new RenewalLikelihood([130, 100, 80], [870, 770, 690], 1_000), null);

    private static void Holds(ILogLikelihood likelihood, Func<double[], Func<PurchaseHistory, double>> ofOne) => Check(likelihood, p => Customers.Sum(ofOne(p)));

    private static void Check(ILogLikelihood likelihood, Func<double[], double>? value)
    {
        var n = likelihood.Parameters.Length;
        var parameters = Gen.Choose(-1_500, 2_000).Select(k => Math.Exp(k / 1000.0)).ArrayOf(n);
        Prop.ForAll(parameters.ToArbitrary(), p =>
        {
            var (gradient, ignored) = (new double[n], new double[n]);
            var here = likelihood.At(p, gradient);
            var good = value is null || Math.Abs(here - value(p)) <= 1e-11 * Math.Abs(here);
            for (var i = 0; i < n; i++)
            {
                // Richardson's extrapolation of central differences: off by the fourth power of the step.
                var step = 1e-3 * p[i];
                var difference = ((8 * (Moved(i, step) - Moved(i, -step))) - Moved(i, 2 * step) + Moved(i, -2 * step)) / (12 * step);
                good &= Math.Abs(difference - gradient[i]) <= (1e-7 * Math.Abs(gradient[i])) + (1e-8 * Math.Abs(here) / p[i]);
            }

            return good;

            double Moved(int i, double step)
            {
                var moved = (double[])p.Clone();
                moved[i] += step;
                return likelihood.At(moved, ignored);
            }
        }).Holds();
    }
}
