using Crm.Scoring.Honesty;
using Crm.Tests.Shared;
using FsCheck;
using FsCheck.Fluent;

namespace Crm.Scoring.Tests.Honesty;

public class RecalibrationTests
{
    [Fact]
    public void A_shift_between_rates_moves_the_one_to_the_other_and_back()
    {
        var there = BaseRateShift.Between(0.1, 0.4);
        Assert.Equal(0.4, there.Apply(0.1), 12);
        Assert.Equal(0.1, BaseRateShift.Between(0.4, 0.1).Apply(0.4), 12);
        Assert.Equal((0, 1), (there.Apply(0), there.Apply(1)));
        Assert.Equal(0.3, new BaseRateShift(0).Apply(0.3), 15);
        Assert.Equal(ScoringErrorCodes.InvalidOption, Refused(() => BaseRateShift.Between(0, 0.5)));
    }

    [Fact]
    public void A_shift_keeps_every_ranking() => Prop.ForAll(
        Gen.Choose(0, 1_000).Two().ToArbitrary(),
        Gen.Choose(-80, 80).ToArbitrary(),
        (pair, tenths) =>
        {
            var shift = new BaseRateShift(tenths / 10.0);
            var (low, high) = (Math.Min(pair.Item1, pair.Item2) / 1_000.0, Math.Max(pair.Item1, pair.Item2) / 1_000.0);
            Assert.True(shift.Apply(low) <= shift.Apply(high));
            Assert.InRange(shift.Apply(low), 0, 1);
        }).Holds();

    [Theory]
    [InlineData(0.2, 0.05)]
    [InlineData(0.2, 0.2)]
    [InlineData(0.2, 0.6)]
    public void The_rate_of_rows_without_outcomes_is_found(double then, double now)
    {
        var (probabilities, _) = Rows(20_000, then, now);
        var estimate = PriorEstimate.Of(probabilities, then);
        Assert.Equal(now, estimate.Rate, 0.02);
        Assert.Equal(then != now, estimate.HasMoved);
        Assert.Equal(now, probabilities.Average(estimate.Shift.Apply), 0.02);
    }

    [Fact]
    public void The_estimate_is_the_fixed_point_of_the_papers_steps()
    {
        var (probabilities, _) = Rows(500, 0.3, 0.55);
        var rate = 0.3;
        for (var step = 0; step < 5_000; step++)
        {
            rate = probabilities.Average(p => p * rate / 0.3 / ((p * rate / 0.3) + ((1 - p) * (1 - rate) / 0.7)));
        }

        Assert.Equal(rate, PriorEstimate.Of(probabilities, 0.3).Rate, 9);
    }

    [Fact]
    public void When_only_the_base_rate_moved_a_shift_is_advised_and_mends_it()
    {
        var (probabilities, outcomes) = Rows(20_000, 0.1, 0.4);
        var check = RecalibrationCheck.Of(probabilities, outcomes);
        Assert.Equal(RecalibrationAdvice.ShiftBaseRate, check.Advice);
        Assert.InRange(1.0, check.SlopeLow, check.SlopeHigh);
        Assert.Equal(BaseRateShift.Between(0.1, 0.4).LogOdds, check.Shift.LogOdds, 0.05);
        double[] mended = [.. probabilities.Select(check.Shift.Apply)];
        Assert.Equal(check.ObservedRate, mended.Average(), 9);
        Assert.Equal(RecalibrationAdvice.Keep, RecalibrationCheck.Of(mended, outcomes).Advice);
    }

    [Theory]
    [InlineData(2.0, RecalibrationAdvice.Retrain)]
    [InlineData(0.5, RecalibrationAdvice.Retrain)]
    [InlineData(1.0, RecalibrationAdvice.Keep)]
    public void Log_odds_that_say_too_much_or_too_little_call_for_training(double exaggeration, RecalibrationAdvice advice)
    {
        var (probabilities, outcomes) = Rows(20_000, 0.3, 0.3);
        var check = RecalibrationCheck.Of([.. probabilities.Select(p => 1 / (1 + Math.Pow((1 - p) / p, exaggeration)))], outcomes);
        Assert.Equal(advice, check.Advice);
        Assert.Equal(1 / exaggeration, check.Slope, 0.1);
    }

    [SharedDataFact]
    public void The_last_calls_of_the_bank_call_for_more_than_nothing_and_a_shift_alone_betters_the_brier_score()
    {
        var data = PublicData.Scoring("bank_additional_full").Without("duration");
        var cut = data.Rows * 9 / 10;
        var (late, model) = (data.Take([.. Enumerable.Range(cut, data.Rows - cut)]), new BinnedBayesTrainer().Train(data.Take([.. Enumerable.Range(0, cut)])));
        var margins = new double[late.Rows];
        model.Margins(late, margins);
        double[] probabilities = [.. margins.Select(m => 1 / (1 + Math.Exp(-m)))];
        var check = RecalibrationCheck.Of(probabilities, late.Target);
        var target = late.Target.ToArray();
        double Brier(Func<double, double> of) => probabilities.Select((p, i) => Math.Pow(of(p) - (target[i] ? 1 : 0), 2)).Average();
        Assert.Equal(0.46, check.ObservedRate, 0.01);
        Assert.Equal(RecalibrationAdvice.Retrain, check.Advice);
        Assert.True(Brier(check.Shift.Apply) < Brier(p => p));
    }

    [Fact]
    public void Separated_outcomes_and_equal_predictions_are_survived()
    {
        Assert.True(double.IsFinite(RecalibrationCheck.Of([0.1, 0.2, 0.8, 0.9], [false, false, true, true]).Slope));
        Assert.True(double.IsFinite(RecalibrationCheck.Of([0, 0, 1, 1], [false, true, false, true]).Slope));
        Assert.Equal(RecalibrationAdvice.Keep, RecalibrationCheck.Of([0.5, 0.5, 0.5, 0.5], [false, true, false, true]).Advice);
    }

    [Fact]
    public void What_is_wrong_is_told_by_a_code()
    {
        Assert.Equal(ScoringErrorCodes.OneClass, Refused(() => BaseRateShift.Fit([0.5], [true])));
        Assert.Equal(ScoringErrorCodes.LengthMismatch, Refused(() => RecalibrationCheck.Of([0.5], [])));
        Assert.Equal(ScoringErrorCodes.InvalidValue, Refused(() => PriorEstimate.Of([double.NaN], 0.5)));
        Assert.Equal(ScoringErrorCodes.TooFewRows, Refused(() => PriorEstimate.Of([], 0.5)));
    }

    /// <summary>Rows of two bell curves one apart, at the rate now, with the exact probability that holds at the rate then.</summary>
    private static (double[] Probabilities, bool[] Outcomes) Rows(int rows, double then, double now)
    {
        var random = new Random(4);
        var (probabilities, outcomes) = (new double[rows], new bool[rows]);
        for (var row = 0; row < rows; row++)
        {
            outcomes[row] = random.NextDouble() < now;
            var x = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()) + (outcomes[row] ? 1.5 : 0);
            probabilities[row] = 1 / (1 + ((1 - then) / then * Math.Exp(-1.5 * (x - 0.75))));
        }

        return (probabilities, outcomes);
    }

    private static string Refused(Func<object> action) => Assert.Throws<ScoringException>(action).Code;
}
