using Crm.Reporting;
using Crm.Tests.Shared;
using FsCheck;
using FsCheck.Fluent;

namespace Crm.Tests.Reporting;

/// <summary>The marks of axes.</summary>
public sealed class NiceScaleTests
{
    [Theory]
    [InlineData(0, 100, "0 20 40 60 80 100")]
    [InlineData(0, 7, "0 2 4 6 8")]
    [InlineData(0, 0, "0 0.2 0.4 0.6 0.8 1")]
    [InlineData(-3, 4, "-4 -2 0 2 4")]
    [InlineData(-5, -1, "-5 -4 -3 -2 -1 0")]
    [InlineData(0, 0.034, "0 0.01 0.02 0.03 0.04")]
    public void Marks_by_hand(double low, double high, string marks) =>
        Assert.Equal(marks, string.Join(' ', NiceScale.Of([(decimal)low, (decimal)high], whole: false).Ticks.Select(t => FormattableString.Invariant($"{t}"))));

    [Fact]
    public void Counts_have_whole_marks() => Assert.Equal([0m, 1m], NiceScale.Of([1], whole: true).Ticks);

    [Fact]
    public void Marks_are_few_even_round_and_embrace_everything()
    {
        var numbers = Gen.Choose(-1_000_000_000, 1_000_000_000).SelectMany(n => Gen.Elements(1m, 0.001m, 1_000_000m).Select(f => n * f));
        Prop.ForAll(numbers.ArrayOf().ToArbitrary(), values =>
        {
            var scale = NiceScale.Of(values, whole: false);
            var step = scale.Ticks[1] - scale.Ticks[0];
            var digits = step;
            while (digits >= 10)
            {
                digits /= 10;
            }

            while (digits < 1)
            {
                digits *= 10;
            }

            return values.All(v => v >= scale.Low && v <= scale.High && scale.Place(v) is >= 0 and <= 1)
                && scale.Ticks.Contains(0) && scale.Ticks.Count is >= 3 and <= 8 && scale.Ticks[^1] == scale.High
                && scale.Ticks.Zip(scale.Ticks.Skip(1)).All(p => p.Second - p.First == step) && digits is 1 or 2 or 5;
        }).Holds();
    }
}
