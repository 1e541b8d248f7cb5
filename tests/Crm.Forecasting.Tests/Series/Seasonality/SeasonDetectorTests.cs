using Crm.Forecasting.Series;
using Crm.Forecasting.Series.Seasonality;
using Crm.Tests.Shared;
using FsCheck;
using FsCheck.Fluent;

namespace Crm.Forecasting.Tests.Series.Seasonality;

public sealed class SeasonDetectorTests
{
    [Fact]
    public void Two_seasons_are_found_from_values_alone_and_among_candidates()
    {
        var chance = new Simulated(1);
        var series = new TimeSeries(chance.Of(960, i => (10 * Math.Sin(Math.PI * i / 12)) + (4 * Math.Sin(Math.PI * i / 84)) + (2 * Math.Cos(Math.PI * 3 * i / 84)) + chance.Normal()));

        Assert.Equal([24, 168], Lengths(series));
        Assert.Equal([24, 168], Lengths(series, 7, 24, 168));
    }

    [Fact]
    public void Months_are_found_in_four_series_of_five()
    {
        var (right, wrong) = (0, 0);
        for (var k = 0; k < 100; k++)
        {
            var found = Lengths(new(new Simulated((ulong)k).Seasonal(96, 12, size: 2)), 4, 6, 12);
            right += found is [12] ? 1 : 0;
            wrong += found is [] or [12] or [_, 12] ? 0 : 1;
        }

        Assert.InRange(right, 80, 100);
        // A random figure may be next to all a half or third of a year.
        Assert.InRange(wrong, 0, 15);
    }

    [Theory]
    [InlineData("noise")]
    [InlineData("walk")]
    [InlineData("trend")]
    [InlineData("growth")]
    public void Series_without_a_season_have_none(string kind)
    {
        var alarms = 0;
        for (var k = 0; k < 200; k++)
        {
            var chance = new Simulated((ulong)k);
            double[] values = kind switch
            {
                "noise" => chance.Noise(120),
                "walk" => chance.Walk(120),
                "trend" => chance.Of(120, i => (0.5 * i) + chance.Normal()),
                _ => chance.Of(120, i => Math.Exp(i / 30.0) * (1 + (0.1 * chance.Normal()))),
            };
            alarms += Lengths(new(values)).Length + Lengths(new(values), 7, 12, 24).Length;
        }

        Assert.InRange(alarms, 0, 10);
    }

    [Fact]
    public void Scale_and_shift_change_nothing()
    {
        Prop.ForAll(Gen.Choose(0, 100_000).ToArbitrary(), Gen.Choose(1, 1000).ToArbitrary(), Gen.Choose(-1000, 1000).ToArbitrary(), (seed, scale, shift) =>
        {
            var values = new Simulated((ulong)seed).Seasonal(84, 7);
            return Lengths(new(values)).SequenceEqual(Lengths(new([.. values.Select(v => (v * scale) + shift)])));
        }).Holds();
    }

    [Fact]
    public void Lines_and_constants_have_no_season()
    {
        Assert.Empty(Lengths(new(Enumerable.Range(0, 100).Select(i => 0.1 * i).ToArray())));
        Assert.Empty(Lengths(new(Enumerable.Repeat(0.1, 100).ToArray()), 12));
        Assert.Empty(Lengths(new([1, 2, 1, 2])));
    }

    [Fact]
    public void A_season_without_noise_is_found()
        => Assert.Equal([7], Lengths(new(Enumerable.Range(0, 70).Select(i => (double)(i % 7)).ToArray())));

    [SharedDataFact]
    public void The_day_is_found_in_nearly_all_hourly_series_of_M4()
    {
        var series = CompetitionSeries.Read("forecasting/m4_hourly.csv.gz").ToArray();
        Assert.InRange(series.Count(one => Lengths(new(one.Values), 24, 168) is [24, ..] or [168]), 0.95 * series.Length, series.Length);
    }

    [Fact]
    public void A_candidate_below_three_is_refused()
        => Assert.Equal(ForecastingErrorCodes.InvalidOption, Assert.Throws<ForecastingException>(() => SeasonDetector.Detect(new([1, 2, 3]), 2)).Code);

    private static int[] Lengths(TimeSeries series, params int[] candidates) => [.. SeasonDetector.Detect(series, candidates).Select(season => season.Length)];
}
