using Crm.Forecasting.Chance;

namespace Crm.Forecasting.Tests.Chance;

public sealed class NormalCurveTests
{
    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(0.25, -0.6744897501960817)]
    [InlineData(0.975, 1.959963984540054)]
    [InlineData(0.001, -3.090232306167813)]
    [InlineData(1e-20, -9.262340089798408)]
    public void Quantiles_are_those_of_the_tables(double probability, double expected) => Assert.Equal(expected, NormalCurve.Quantile(probability), 1e-14);
}
