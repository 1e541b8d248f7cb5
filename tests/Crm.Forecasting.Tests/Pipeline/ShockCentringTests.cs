using Crm.Forecasting.Pipeline.Simulation;

namespace Crm.Forecasting.Tests.Pipeline;

public sealed class ShockCentringTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.15, 0.15)]
    [InlineData(1, 0.3)]
    [InlineData(0.2, 3)]
    [InlineData(3, 1)]
    public void Odds_average_to_the_probabilities_over_fine_sums(double lasting, double passing)
    {
        double[] wanted = [0.3, 0.001, 0, 0.4];
        var odds = new float[wanted.Length];
        new ShockCentring(new() { Lasting = lasting, Passing = passing }).Odds(wanted, odds);

        var (won, all) = (new double[wanted.Length], 0.0);
        foreach (var (z, weight) in Normal())
        {
            all += weight;
            var open = weight;
            for (var k = 0; k < won.Length; k++)
            {
                var hazard = Normal().Sum(n => n.Weight / (1 + Math.Exp(-(lasting * z) - (passing * n.Z)) / odds[k])) / Normal().Sum(n => n.Weight);
                won[k] += open * hazard;
                open *= 1 - hazard;
            }
        }

        Assert.All(wanted.Zip(won), pair => Assert.Equal(pair.First, pair.Second / all, 1e-7));
    }

    private static IEnumerable<(double Z, double Weight)> Normal() => Enumerable.Range(-80, 161).Select(i => (i / 10.0, Math.Exp(-i * i / 200.0)));
}
