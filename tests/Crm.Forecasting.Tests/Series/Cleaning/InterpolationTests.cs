using Crm.Forecasting.Series;
using Crm.Forecasting.Series.Cleaning;

namespace Crm.Forecasting.Tests.Series.Cleaning;

public sealed class InterpolationTests
{
    [Fact]
    public void A_gap_lies_on_the_line_between_its_neighbours_and_ends_take_the_nearest()
        => Assert.Equal([2, 2, 4, 6, 8, 8], Interpolation.Complete(new([double.NaN, 2, double.NaN, double.NaN, 8, double.NaN])).Values);

    [Fact]
    public void Known_values_stay_bit_for_bit_and_the_gaps_are_said()
    {
        var values = new Simulated(1).Seasonal(60, 12);
        values[7] = double.NaN;
        var (complete, notes) = Interpolation.Complete(new(values, 12));

        Assert.All(Enumerable.Range(0, 60).Where(i => i != 7), i => Assert.Equal(values[i], complete[i]));
        Assert.Equal(ForecastNoteCodes.Missing, Assert.Single(notes).Code);
    }

    [Fact]
    public void Beside_the_season_gaps_are_nearer_the_truth_than_a_line_through_the_same_month()
    {
        var (beside, along) = (0.0, 0.0);
        for (var k = 0; k < 100; k++)
        {
            var chance = new Simulated((ulong)k);
            var figure = chance.Of(12, _ => 5 * chance.Normal());
            var level = 0.0;
            var truth = chance.Of(84, i => (level += 0.5 * chance.Normal()) + figure[i % 12] + (0.5 * chance.Normal()));
            var gaps = Enumerable.Range(14, 56).Where(_ => chance.Uniform() < 0.1).ToArray();
            double[] values = [.. truth];
            Array.ForEach(gaps, i => values[i] = double.NaN);
            var complete = Interpolation.Complete(new(values, 12)).Values;
            foreach (var i in gaps)
            {
                beside += Math.Pow(complete[i] - truth[i], 2);
                along += Math.Pow(((truth[i - 12] + truth[i + 12]) / 2) - truth[i], 2);
            }
        }

        Assert.True(beside < 0.8 * along, $"{beside} against {along}");
    }

    [Fact]
    public void A_gap_stays_within_the_range_of_the_values()
    {
        var values = new Simulated(2).Of(48, i => Math.Max(0, 10 * Math.Sin(Math.PI * i / 6)));
        values[20] = values[21] = values[33] = double.NaN;
        Assert.All(Interpolation.Complete(new(values, 12)).Values, value => Assert.InRange(value, 0, 10));
    }
}
