using Crm.Scoring.Uplift;
using Crm.Tests.Shared;
using FsCheck;
using FsCheck.Fluent;

namespace Crm.Scoring.Tests.Uplift;

public class QiniTests
{
    [Fact]
    public void A_small_curve_is_what_it_is_by_hand()
    {
        // By falling score: treated yes, control no, treated no, control yes.
        var curve = QiniCurve.Of([4, 3, 2, 1], [true, false, true, false], [true, false, false, true]);
        double At(double share) => curve.Points.Single(p => p.Share == share).Gain;
        Assert.Equal((0, 0.5, 0.5, 0.5, 0), (At(0), At(0.25), At(0.5), At(0.75), At(1)));
        Assert.Equal((0.25 / 2 * 0.5) + (0.5 * 0.5) + (0.25 / 2 * 0.5), curve.Area, 12);
        Assert.Equal(1, curve.Coefficient, 12);
    }

    [Fact]
    public void The_worst_order_is_below_chance_and_equal_scores_are_chance()
    {
        bool[] treated = [true, false, true, false], outcomes = [true, false, false, true];
        Assert.True(QiniCurve.Of([1, 3, 2, 4], treated, outcomes).Coefficient < 0);
        Assert.Equal(0, QiniCurve.Of([1, 1, 1, 1], treated, outcomes).Coefficient, 12);
    }

    [Fact]
    public void The_curve_starts_at_nothing_and_ends_at_the_uplift_of_all() => Prop.ForAll(Rows(), rows =>
    {
        var points = Curve(rows, s => s).Points;
        Assert.Equal(101, points.Length);
        Assert.Equal(new QiniPoint(0, 0), points[0]);
        double Rate(bool treated) => rows.Where(r => r.Treated == treated).Average(r => r.Outcome ? 1 : 0);
        Assert.Equal(1, points[^1].Share);
        Assert.Equal(Rate(true) - Rate(false), points[^1].Gain, 12);
    }).Holds();

    [Fact]
    public void The_order_of_the_rows_and_a_rising_function_of_the_scores_change_nothing() => Prop.ForAll(Rows(), rows =>
    {
        var curve = Curve(rows, s => s);
        Assert.Equal(curve.Area, Curve([.. rows.Reverse()], s => s).Area, 12);
        Assert.Equal(curve.Area, Curve(rows, s => Math.Exp(s)).Area, 12);
    }).Holds();

    [Fact]
    public void No_order_is_better_than_the_best() => Prop.ForAll(Rows(), rows =>
    {
        Assert.True(Curve(rows, s => s).Coefficient <= 1 + 1e-9);
        var best = QiniCurve.Of([.. rows.Select(r => r.Outcome ? (r.Treated ? 1.0 : -1) : 0)], [.. rows.Select(r => r.Treated)], [.. rows.Select(r => r.Outcome)]);
        Assert.True(best.Coefficient is 0 || Math.Abs(best.Coefficient - 1) < 1e-9);
    }).Holds();

    [Fact]
    public void What_is_wrong_is_told_by_a_code()
    {
        string Refused(Func<object> action) => Assert.Throws<ScoringException>(action).Code;
        Assert.Equal(ScoringErrorCodes.LengthMismatch, Refused(() => QiniCurve.Of([1], [true, false], [true, false])));
        Assert.Equal(ScoringErrorCodes.LengthMismatch, Refused(() => QiniCurve.Of([1, 2], [true, false], [true])));
        Assert.Equal(ScoringErrorCodes.TooFewRows, Refused(() => QiniCurve.Of([1, 2], [true, true], [true, false])));
        Assert.Equal(ScoringErrorCodes.InvalidValue, Refused(() => QiniCurve.Of([1, double.NaN], [true, false], [true, false])));
    }

    private static QiniCurve Curve(Row[] rows, Func<double, double> of) => QiniCurve.Of([.. rows.Select(r => of(r.Score))], [.. rows.Select(r => r.Treated)], [.. rows.Select(r => r.Outcome)]);

    /// <summary>Rows of both sides, with many equal scores.</summary>
    private static Arbitrary<Row[]> Rows() =>
        (from scores in Gen.Choose(0, 9).ArrayOf()
         from treated in Gen.Elements(true, false).ArrayOf(scores.Length)
         from outcomes in Gen.Elements(true, false).ArrayOf(scores.Length)
         select scores.Select((s, i) => new Row(s, treated[i], outcomes[i])).Append(new(3, true, true)).Append(new(5, false, false)).ToArray()).ToArbitrary();

    private sealed record Row(double Score, bool Treated, bool Outcome);
}
