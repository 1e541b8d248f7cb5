using System.Collections.Immutable;
using Crm.Forecasting.Lifetime;
using Crm.Forecasting.Lifetime.Fitting;
using Crm.Tests.Shared;

namespace Crm.Forecasting.Tests.Lifetime;

/// <summary>Parameters within 0.1 % of the published ones and log likelihoods within 0.01, on CDNOW.</summary>
public sealed class PublishedFitTests
{
    [SharedDataFact]
    public void BgNbd_is_the_published_one()
    {
        var fit = BgNbd.Fit(Cdnow.Customers());

        Near([0.2425982, 4.4136842, 0.7929899, 2.4261667], fit.Parameters, 0.001);
        Assert.Equal(-9582.429, fit.LogLikelihood, 0.01);
        Assert.Equal(FitStatus.Converged, fit.Status);
    }

    [SharedDataFact]
    public void MbgNbd_is_the_published_one()
    {
        var fit = MbgNbd.Fit(Cdnow.Customers());

        Near([0.5248, 6.1831, 0.8914, 1.6140], fit.Parameters, 0.001);
        Assert.Equal(-9582.14, fit.LogLikelihood, 0.01);
        Assert.Equal(FitStatus.Converged, fit.Status);
    }

    [SharedDataFact]
    public void ParetoNbd_is_the_published_one()
    {
        var fit = ParetoNbd.Fit(Cdnow.Customers());

        Near([0.5533, 10.5777, 0.6062, 11.6687], fit.Parameters, 0.001);
        Assert.Equal(-9594.976, fit.LogLikelihood, 0.01);
        Assert.Equal(FitStatus.Converged, fit.Status);
    }

    [SharedDataFact]
    public void ParetoNbd_expects_what_the_walkthrough_of_BTYD_shows()
    {
        var model = ParetoNbd.Fit(Cdnow.Customers()).Model;
        var customer = new PurchaseHistory(26, 30.857142857, 31);

        Assert.Equal(1.473434, model.ExpectedPurchases(PurchaseHistory.New, 52), 0.0003);
        Assert.Equal(25.45647, model.ExpectedPurchases(customer, 52), 0.005);
        Assert.Equal(0.997874, model.ProbabilityAlive(customer), 0.000005);
    }

    [SharedDataFact]
    public void GammaGamma_is_the_published_one()
    {
        var (histories, meanSpend) = Cdnow.Load();
        var fit = GammaGamma.Fit([.. histories.Select(h => h.Frequency)], meanSpend);

        Assert.Equal(946, fit.Customers);
        Near([6.25, 3.74, 15.44], fit.Parameters, 0.002);
        double[] expected = [24.65, 18.91, 35.17, 35.17, 35.17, 71.46, 18.91, 35.17, 27.28, 35.17];
        Assert.All(expected.Select((e, i) => (e, i)), p => Assert.Equal(p.e, fit.Model.ExpectedSpend(histories[p.i].Frequency, meanSpend[p.i]), 0.01));
    }

    [SharedDataFact]
    public void BgBb_is_the_published_one()
    {
        var rows = File.ReadLines(SharedData.File("clv/donations.csv")).Skip(1).Select(line => Array.ConvertAll(line.Split(','), n => int.Parse(n, System.Globalization.CultureInfo.InvariantCulture))).ToArray();
        OpportunityHistory[] histories = [.. rows.Select(r => new OpportunityHistory(r[0], r[1], r[2]))];
        var fit = BgBb.Fit(histories, [.. rows.Select(r => (double)r[3])]);

        Near([1.204, 0.750, 0.657, 2.783], fit.Parameters, 0.001);
        Assert.Equal(-33225.6, fit.LogLikelihood, 0.05);
        Assert.Equal(12_884.2, rows.Sum(r => r[3] * fit.Model.ExpectedPurchases(new(r[0], r[1], r[2]), 5)), 0.1);
        Assert.Equal(3_454.9, fit.Customers * fit.Model.Probability(0, 6), 0.1);
        Assert.Equal(1_253.1, fit.Customers * fit.Model.Probability(6, 6), 0.1);
    }

    [Theory]
    [InlineData(new[] { 1000.0, 869, 743, 653, 593, 551, 517, 491 }, 0.668, 3.806)]
    [InlineData(new[] { 1000.0, 631, 468, 382, 326, 289, 262, 241 }, 0.704, 1.182)]
    public void Retention_is_as_published(double[] active, double alpha, double beta)
    {
        var fit = ShiftedBetaGeometric.Fit([active]);

        Near([alpha, beta], fit.Parameters, 0.001);
        Assert.Equal(FitStatus.Converged, fit.Status);
    }

    internal static void Near(double[] expected, ImmutableArray<ParameterEstimate> parameters, double share)
    {
        Assert.Equal(expected.Length, parameters.Length);
        Assert.All(expected.Zip(parameters), pair => Assert.Equal(pair.First, pair.Second.Value, pair.First * share));
        Assert.All(parameters, p => Assert.True(p.StandardError > 0, $"{p.Name} has a standard error of {p.StandardError}."));
    }
}
