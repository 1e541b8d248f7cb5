using Crm.Forecasting.Chance;
using Crm.Forecasting.Pipeline.Simulation;

namespace Crm.Forecasting.Tests.Pipeline;

public sealed class AmountCurveTests
{
    private static readonly double[] LogNormal = [.. Enumerable.Range(0, 4000).Select(i => Math.Exp(0.5 * NormalCurve.Quantile((i + 0.5) / 4000)))];

    [Fact]
    public void Mean_quantiles_and_deviation_are_those_of_the_amounts()
    {
        var curve = AmountCurve.Of(LogNormal);

        Assert.Equal(LogNormal.Average(), curve.Mean, 1e-9);
        Assert.InRange(curve.Quantile(0.5), 0.99, 1.01);
        Assert.InRange(curve.Deviation / Math.Sqrt(LogNormal.Average(a => Math.Pow(a - LogNormal.Average(), 2))), 0.93, 1.02);
    }

    [Fact]
    public void What_is_drawn_has_the_curves_mean_and_deviation()
    {
        var outlook = SimulationTests.Deals(1, 1, 1).WithAmount("deal 0", AmountCurve.Of(LogNormal).Times(100));
        var total = PipelineSimulator.Run(outlook, new() { Trials = 50_000 }).Total;
        var amount = outlook.Deals[0].Amount;

        Assert.InRange(total.Mean / amount.Mean, 0.99, 1.01);
        Assert.InRange(total.Deviation / amount.Deviation, 0.98, 1.02);
        Assert.InRange(total.P90 / amount.Quantile(0.9), 0.98, 1.02);
    }

    [Fact]
    public void Equal_amounts_are_certain() => Assert.Equal(0, AmountCurve.Of([7, 7, 7]).Deviation);
}
