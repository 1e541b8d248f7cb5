using Crm.Scoring.Honesty;

namespace Crm.Scoring.Tests.Honesty;

public class BellCurvesTests
{
    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(-1, 0.15865525393145705)]
    [InlineData(1.96, 0.9750021048517795)]
    [InlineData(-3.5, 2.3262907903552504e-4)]
    [InlineData(-8, 6.220960574271785e-16)]
    public void The_normal_distribution_is_that_of_the_tables(double z, double below) => Assert.Equal(1, BellCurves.Below(z) / below, 1e-10);
}
