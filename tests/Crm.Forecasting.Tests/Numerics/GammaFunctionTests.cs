using Crm.Forecasting.Numerics;

namespace Crm.Forecasting.Tests.Numerics;

public sealed class GammaFunctionTests
{
    [Theory]
    [InlineData(0.5, 0.5723649429247001)]
    [InlineData(1, 0)]
    [InlineData(10, 12.801827480081469)]
    [InlineData(1000.5, 5908.674175848678)]
    public void Logarithms(double x, double value) => Assert.Equal(value, GammaFunction.Log(x), 2e-14 * Math.Max(1, value));

    [Theory]
    [InlineData(0.5, -1.9635100260214235)]
    [InlineData(1, -0.57721566490153286)]
    [InlineData(10, 2.2517525890667211)]
    public void Derivatives(double x, double value) => Assert.Equal(value, GammaFunction.Digamma(x), 1e-14);
}
