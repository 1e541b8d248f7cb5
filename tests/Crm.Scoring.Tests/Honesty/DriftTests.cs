using System.Text;
using System.Text.Json;
using Crm.Scoring.Data;
using Crm.Scoring.Honesty;
using Crm.Tests.Shared;
using FsCheck;
using FsCheck.Fluent;

namespace Crm.Scoring.Tests.Honesty;

public class DriftTests
{
    [Fact]
    public void The_index_is_the_sum_over_the_cells()
    {
        var then = Column.Categorical("source", Enumerable.Range(0, 1_000).Select(i => i < 800 ? "web" : "fair"));
        var now = Column.Categorical("source", Enumerable.Range(0, 1_000).Select(i => i < 550 ? "web" : i < 900 ? "fair" : "ad"));
        var drift = Assert.Single(DriftProfile.Of(new([then])).Compare(new([now])).Columns);

        // Half a row is in each of the four cells; the missing one stays empty and adds nothing.
        double Part(double a, double b) => (((b + 0.5) / 1_002) - ((a + 0.5) / 1_002)) * Math.Log((b + 0.5) / (a + 0.5));
        Assert.Equal(Part(800, 550) + Part(200, 350) + Part(0, 100), drift.Psi, 12);
        Assert.Equal(DriftReading.Major, drift.Reading);
        Assert.Equal("other levels: 0% then, 10% now", drift.Moved);
    }

    [Theory]
    [InlineData(0, DriftReading.Stable)]
    [InlineData(0.4, DriftReading.Moderate)]
    [InlineData(1, DriftReading.Major)]
    public void Readings_are_the_customary_ones(double shift, DriftReading reading)
    {
        var report = DriftProfile.Of(Normal(20_000, 0)).Compare(Normal(20_000, shift));
        Assert.Equal(reading, Assert.Single(report.Columns).Reading);
        Assert.Equal(reading, report.Reading);
    }

    [Theory]
    [InlineData(6, "above 5: 0% then, 50% now")]
    [InlineData(4, "below 5: 0% then, 50% now")]
    [InlineData(double.NaN, "missing: 0% then, 50% now")]
    public void A_column_that_was_constant_and_is_not_any_more_has_moved(double other, string moved)
    {
        var now = Column.Numeric("x", Enumerable.Range(0, 100).Select(i => i < 50 ? 5 : other));
        var drift = Assert.Single(DriftProfile.Of(new([Column.Numeric("x", Enumerable.Repeat(5.0, 100))])).Compare(new([now])).Columns);
        Assert.Equal((DriftReading.Major, moved), (drift.Reading, drift.Moved));
    }

    [Fact]
    public void Few_rows_that_moved_no_more_than_by_chance_are_stable()
    {
        var profile = DriftProfile.Of(Normal(5_000, 0));
        var reports = Enumerable.Range(1, 200).Select(seed => Assert.Single(profile.Compare(Normal(40, 0, seed)).Columns)).ToArray();
        Assert.True(reports.Average(r => r.Psi) > 0.1, "the bare reading would cry wolf");
        Assert.InRange(reports.Count(r => r.Reading == DriftReading.Stable), 180, 200);
    }

    [Fact]
    public void A_column_that_is_gone_is_named()
    {
        var report = DriftProfile.Of(Leads.Sample(500, 1)).Compare(Leads.Sample(500, 2).Without("calls"));
        Assert.Equal(["calls"], report.Absent.AsEnumerable());
        Assert.Equal(DriftReading.Major, report.Reading);
    }

    [Fact]
    public void A_profile_comes_back_from_json_with_the_same_bits()
    {
        var (profile, now) = (DriftProfile.Of(Leads.Sample(700, 1)), Leads.Sample(300, 2, baseline: -1));
        var read = DriftProfile.Read(JsonDocument.Parse(Json(profile)).RootElement);
        Assert.Equal(Json(profile), Json(read));
        Assert.Equal(profile.Compare(now).Columns.AsEnumerable(), read.Compare(now).Columns.AsEnumerable());
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"version":2,"rows":1,"columns":[]}""")]
    [InlineData("""{"version":1,"rows":1,"columns":[{"name":"x","kind":"Colour","cuts":[],"levels":[],"counts":[1,0]}]}""")]
    [InlineData("""{"version":1,"rows":1,"columns":[{"name":"x","kind":"Numeric","cuts":[1],"levels":[],"counts":[1,0]}]}""")]
    [InlineData("""{"version":1,"rows":1,"columns":[{"name":null,"kind":"Numeric","cuts":[],"levels":[],"counts":[1,0]}]}""")]
    public void Other_json_is_refused_by_a_code(string json) =>
        Assert.Equal(ScoringErrorCodes.InvalidJson, Assert.Throws<ScoringException>(() => DriftProfile.Read(JsonDocument.Parse(json).RootElement)).Code);

    [Fact]
    public void The_index_is_zero_for_the_same_rows_in_any_order_and_never_negative() => Prop.ForAll(
        ArbMap.Default.ArbFor<NormalFloat[]>().Filter(v => v.Length > 0),
        ArbMap.Default.ArbFor<NormalFloat[]>().Filter(v => v.Length > 0),
        (then, now) =>
        {
            var profile = DriftProfile.Of(Numbers(then));
            Assert.Equal(0, Assert.Single(profile.Compare(Numbers([.. then.Reverse()])).Columns).Psi);
            Assert.True(Assert.Single(profile.Compare(Numbers(now)).Columns).Psi >= 0);
        }).Holds();

    [Fact]
    public void The_index_of_a_number_is_that_of_a_rising_function_of_it() => Prop.ForAll(
        ArbMap.Default.ArbFor<int[]>().Filter(v => v.Length > 0),
        ArbMap.Default.ArbFor<int[]>().Filter(v => v.Length > 0),
        (then, now) =>
        {
            double Psi(Func<int, double> of) => Assert.Single(DriftProfile.Of(new([Column.Numeric("x", then.Select(of))])).Compare(new([Column.Numeric("x", now.Select(of))])).Columns).Psi;
            Assert.Equal(Psi(v => v), Psi(v => Math.Pow(v, 3) + 7), 12);
        }).Holds();

    [SharedDataFact]
    public void The_economy_moved_between_the_early_and_the_late_calls_of_the_bank_and_the_customers_did_not()
    {
        var data = PublicData.Scoring("bank_additional_full");
        var cut = data.Rows * 9 / 10;
        var drift = DriftProfile.Of(data.Take([.. Enumerable.Range(0, cut)])).Compare(data.Take([.. Enumerable.Range(cut, data.Rows - cut)])).Columns.ToDictionary(c => c.Column, StringComparer.Ordinal);
        Assert.All(["euribor3m", "nr.employed", "emp.var.rate"], c => Assert.Equal(DriftReading.Major, drift[c].Reading));
        Assert.All(["loan", "housing", "day_of_week"], c => Assert.Equal(DriftReading.Stable, drift[c].Reading));
    }

    private static DataSet Numbers(NormalFloat[] values) => new([Column.Numeric("x", values.Select(v => v.Get))]);

    private static DataSet Normal(int rows, double shift, int seed = 5)
    {
        var random = new Random(seed);
        return new([Column.Numeric("x", Enumerable.Range(0, rows).Select(_ => shift + Enumerable.Range(0, 12).Sum(_ => random.NextDouble()) - 6))]);
    }

    private static string Json(DriftProfile profile)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            profile.Write(writer);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
