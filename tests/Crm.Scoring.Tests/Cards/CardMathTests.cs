using System.Runtime.Intrinsics;
using Crm.Scoring.Cards;
using Crm.Scoring.Cards.Programs;

namespace Crm.Scoring.Tests.Cards;

public class CardMathTests
{
    [Fact]
    public void Powers_of_two_are_right_to_a_few_units_in_the_last_place()
    {
        for (var x = 0.0; x > -1000; x -= 0.00731)
        {
            Assert.InRange(CardMath.Exp2(x) / Math.Pow(2, x), 1 - 1e-15, 1 + 1e-15);
        }

        Assert.All(Enumerable.Range(0, 1022), n => Assert.Equal(Math.ScaleB(1, -n), CardMath.Exp2(-n)));
        Assert.InRange(CardMath.Exp2(-1e300), 0, 1e-300);
    }

    [Fact]
    public void Eight_at_once_have_the_bits_of_one()
    {
        var random = new Random(5);
        var x = new double[8];
        for (var round = 0; round < 1000; round++)
        {
            Array.ForEach(Enumerable.Range(0, 8).ToArray(), i => x[i] = -random.NextDouble() * 100);
            Assert.Equal(x.Select(CardMath.Exp2), Enumerable.Range(0, 8).Select(i => CardMath.Exp2(Vector512.Create(x))[i]));
        }
    }

    [Theory]
    [InlineData(0.1), InlineData(-0.1), InlineData(9999.999), InlineData(-10_000), InlineData(1e-20)]
    public void Points_are_whole_multiples_of_the_step(double points)
    {
        var rounded = CardMath.Round(points);
        Assert.Equal(points, rounded, ScoreCardLimits.Step / 2);
        Assert.Equal(0, Math.IEEERemainder(rounded, ScoreCardLimits.Step));
    }
}
