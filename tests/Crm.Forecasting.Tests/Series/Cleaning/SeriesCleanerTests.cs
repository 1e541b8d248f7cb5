using Crm.Forecasting.Series;
using Crm.Forecasting.Series.Cleaning;
using Crm.Tests.Shared;
using FsCheck;
using FsCheck.Fluent;

namespace Crm.Forecasting.Tests.Series.Cleaning;

public sealed class SeriesCleanerTests
{
    [Theory]
    [InlineData("season", 36)]
    [InlineData("season", 120)]
    [InlineData("noise", 40)]
    [InlineData("noise", 200)]
    [InlineData("walk", 40)]
    [InlineData("walk", 150)]
    [InlineData("walk", 600)]
    [InlineData("trend", 80)]
    [InlineData("growth", 120)]
    public void Clean_series_are_left_alone(string kind, int count)
    {
        var (touched, shifted, all) = (0, 0, 0);
        for (var k = 0; k < 200; k++)
        {
            var cleaned = SeriesCleaner.Clean(Make(kind, count, new((ulong)k)));
            touched += cleaned.Outliers.Length;
            shifted += cleaned.Shifts.IsEmpty ? 0 : 1;
            all += count;
        }

        Assert.True(touched < 0.005 * all, $"{touched} of {all} values");
        Assert.True(shifted <= 4, $"{shifted} of 200 series");
    }

    [Fact]
    public void What_is_not_touched_is_the_same_bit_for_bit()
    {
        Prop.ForAll(Gen.Choose(0, 100_000).ToArbitrary(), seed =>
        {
            var series = Make("season", 60, new((ulong)seed));
            var cleaned = SeriesCleaner.Clean(series);
            var replaced = cleaned.Outliers.Select(one => one.Index).ToHashSet();
            return Enumerable.Range(0, 60).All(i => replaced.Contains(i) || Math.Abs(cleaned.Series.Values[i] - series.Values[i]) < 1e-9);
        }).Holds();
    }

    [Fact]
    public void Outliers_are_found_and_replaced_by_what_their_season_says()
    {
        var (found, near) = (0, 0);
        for (var k = 0; k < 100; k++)
        {
            var values = Make("season", 96, new((ulong)k)).Values.ToArray();
            var truth = values[40];
            values[40] += 15;
            var outlier = SeriesCleaner.Clean(new(values, 12)).Outliers.FirstOrDefault(one => one.Index == 40);
            found += outlier.Index == 40 && outlier.Value == values[40] ? 1 : 0;
            near += Math.Abs(outlier.Replacement - truth) < 4 ? 1 : 0;
        }

        Assert.InRange(found, 95, 100);
        Assert.InRange(near, 90, 100);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(12)]
    public void A_shift_of_level_is_found_with_place_and_size_and_is_no_outlier(int season)
    {
        var (found, outliers) = (0, 0);
        for (var k = 0; k < 100; k++)
        {
            var values = (season == 0 ? new Simulated((ulong)k).Noise(100) : new Simulated((ulong)k).Seasonal(100, season, slope: 0)).Select((v, i) => i < 60 ? v : v + 8).ToArray();
            var cleaned = SeriesCleaner.Clean(season == 0 ? new(values) : new(values, season));
            found += cleaned.Shifts is [{ Index: >= 58 and <= 62, Size: > 6 and < 10 }] ? 1 : 0;
            outliers += cleaned.Outliers.Length;
        }

        Assert.InRange(found, 90, 100);
        Assert.InRange(outliers, 0, 5);
    }

    [Fact]
    public void After_a_shift_the_series_can_be_cut_or_levelled()
    {
        var values = new Simulated(1).Of(80, i => i < 50 ? 10 : 30);
        var cleaned = SeriesCleaner.Clean(new(values));

        Assert.Equal([new LevelShift(50, 20)], cleaned.Shifts.ToArray());
        Assert.Equal(Enumerable.Repeat(30.0, 30), cleaned.Recent.Values.ToArray());
        Assert.Equal(Enumerable.Repeat(30.0, 80), cleaned.Levelled.Values.ToArray());
        Assert.Contains(cleaned.Notes, note => note.Code == ForecastNoteCodes.LevelShift);
    }

    [Fact]
    public void Scaling_and_shifting_a_series_scales_and_shifts_what_comes_out()
    {
        Prop.ForAll(Gen.Choose(0, 100_000).ToArbitrary(), Gen.Choose(1, 100).ToArbitrary(), Gen.Choose(1, 1000).ToArbitrary(), (seed, scale, shift) =>
        {
            var values = Make("season", 72, new((ulong)seed)).Values.ToArray();
            values[1 + (seed % 70)] += 40;
            var plain = SeriesCleaner.Clean(new(values, 12));
            var moved = SeriesCleaner.Clean(new([.. values.Select(v => (v * scale) + shift)], 12));
            return plain.Outliers.Length == moved.Outliers.Length
                && Enumerable.Range(0, 72).All(i => Math.Abs(moved.Series.Values[i] - (plain.Series.Values[i] * scale) - shift) < 1e-6 * scale);
        }).Holds();
    }

    [Fact]
    public void Zeros_at_the_ends_are_reported_and_left_out_of_the_recent_part()
    {
        double[] values = [0, 0, 0, 0, .. new Simulated(1).Of(30, i => 20 + i), 0, 0, 0];
        var cleaned = SeriesCleaner.Clean(new(values));

        Assert.Equal((4, 3), (cleaned.LeadingZeros, cleaned.TrailingZeros));
        Assert.Equal(33, cleaned.Recent.Count);
        Assert.Contains(cleaned.Notes, note => note.Code == ForecastNoteCodes.Zeros);
    }

    [Fact]
    public void Constants_intermittent_and_short_series_are_left_as_they_are()
    {
        Assert.Contains(SeriesCleaner.Clean(new(Enumerable.Repeat(5.0, 20).ToArray())).Notes, note => note.Code == ForecastNoteCodes.Constant);
        Assert.Empty(SeriesCleaner.Clean(new(Enumerable.Range(0, 60).Select(i => i % 5 == 0 ? 100.0 : 0).ToArray())).Outliers);
        Assert.Empty(SeriesCleaner.Clean(new([1, 1, 1, 900])).Outliers);
    }

    [SharedDataFact]
    public void Of_the_series_of_M3_next_to_nothing_is_touched()
    {
        var (touched, all) = (0, 0);
        foreach (var (values, season) in CompetitionSeries.Read("forecasting/m3_subset.csv.gz"))
        {
            touched += SeriesCleaner.Clean(season > 1 ? new(values, season) : new(values)).Outliers.Length;
            all += values.Length;
        }

        Assert.InRange((double)touched / all, 0, 0.01);
    }

    [Fact]
    public void Missing_values_are_filled()
    {
        var cleaned = SeriesCleaner.Clean(new([1, double.NaN, 3]));
        Assert.Equal([1, 2, 3], cleaned.Series.Values.ToArray());
        Assert.Contains(cleaned.Notes, note => note.Code == ForecastNoteCodes.Missing);
    }

    [Theory]
    [InlineData(0.5, 2)]
    [InlineData(2, double.NaN)]
    public void Limits_are_checked(double outlier, double shift)
        => Assert.Equal(ForecastingErrorCodes.InvalidOption, Assert.Throws<ForecastingException>(() => SeriesCleaner.Clean(new([1]), new() { OutlierLimit = outlier, ShiftLimit = shift })).Code);

    private static TimeSeries Make(string kind, int count, Simulated chance) => kind switch
    {
        "season" => new(chance.Seasonal(count, 12), 12),
        "noise" => new(chance.Noise(count)),
        "walk" => new(chance.Walk(count)),
        "trend" => new(chance.Of(count, i => (0.5 * i) + chance.Normal())),
        _ => new(chance.Of(count, i => 100 * Math.Exp(i / 40.0) * (1 + (0.2 * Math.Sin(Math.PI * i / 6)) + (0.05 * chance.Normal()))), 12),
    };
}
