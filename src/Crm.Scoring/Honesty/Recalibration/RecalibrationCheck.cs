using Crm.Scoring.Calibration;
using Crm.Scoring.Models;

namespace Crm.Scoring.Honesty;

/// <summary>Whether only the base rate moved since the training, by the calibration intercept and slope (Cox 1958; Steyerberg 2019, chapter 15): outcomes are regressed on the log-odds that were predicted.</summary>
/// <param name="MeanPredicted">The mean probability.</param>
/// <param name="ObservedRate">The share of positive outcomes.</param>
/// <param name="Slope">The calibration slope: 1 where the log-odds are as strong as they say, less where they exaggerate.</param>
/// <param name="SlopeLow">The lower end of its 95 % interval.</param>
/// <param name="SlopeHigh">The upper end of its 95 % interval.</param>
/// <param name="Shift">The shift that makes the mean probability the observed rate.</param>
/// <param name="Advice">What to do.</param>
/// <param name="Reason">Why, in words.</param>
public sealed record RecalibrationCheck(
    double MeanPredicted, double ObservedRate, double Slope, double SlopeLow, double SlopeHigh, BaseRateShift Shift, RecalibrationAdvice Advice, string Reason)
{
    private const double Normal95 = 1.96;

    /// <summary>A slope from here to its inverse is as good as 1, however many rows say otherwise.</summary>
    private const double GoodSlope = 0.8;

    /// <summary>A thousandth of a row of prior belief in a slope of 1.</summary>
    private const double Belief = 1e-3;

    private const double Smallest = 1e-12;

    /// <summary>Checks predictions against what came of them. O(rows).</summary>
    /// <param name="probabilities">What was predicted, 0 to 1.</param>
    /// <param name="outcomes">What came of it.</param>
    /// <exception cref="ScoringException">Lengths differ (<c>scoring.length_mismatch</c>), a probability is not 0 to 1 (<c>scoring.invalid_value</c>), or all outcomes are alike (<c>scoring.one_class</c>).</exception>
    public static RecalibrationCheck Of(ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> outcomes)
    {
        Predictions.Check(probabilities, outcomes);
        var (mean, variance) = (0.0, 0.0);
        foreach (var p in probabilities)
        {
            (mean, variance) = (mean + (p / probabilities.Length), variance + (p * (1 - p)));
        }

        var observed = (double)outcomes.Count(true) / outcomes.Length;
        var moved = Math.Abs(observed - mean) * outcomes.Length > Normal95 * Math.Sqrt(variance);
        var shift = BaseRateShift.Fit(probabilities, outcomes);
        var (slope, error) = CalibrationSlope(probabilities, outcomes, shift);
        var (low, high) = (slope - (Normal95 * error), slope + (Normal95 * error));
        var (advice, reason) = (high < GoodSlope, low > 1 / GoodSlope, moved) switch
        {
            (true, _, _) => (RecalibrationAdvice.Retrain, "the log-odds say more than they now hold, which no shift mends"),
            (_, true, _) => (RecalibrationAdvice.Retrain, "the log-odds say less than they now could, which no shift mends"),
            (_, _, true) => (RecalibrationAdvice.ShiftBaseRate, "only the base rate moved"),
            _ => (RecalibrationAdvice.Keep, "the probabilities hold"),
        };
        return new(mean, observed, slope, low, high, shift, advice, $"{Invariant.Percent(mean)} predicted, {Invariant.Percent(observed)} observed, calibration slope {Invariant.Number(slope)} ({Invariant.Number(low)} to {Invariant.Number(high)}): {reason}.");
    }

    private static (double Slope, double Error) CalibrationSlope(ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> outcomes, BaseRateShift shift)
    {
        var margins = new double[probabilities.Length];
        for (var row = 0; row < margins.Length; row++)
        {
            // A probability of 0 or 1 has no finite log-odds.
            margins[row] = Logit.LogOdds(Math.Clamp(probabilities[row], Smallest, 1 - Smallest));
        }

        var (line, error) = LogisticLine.Fit(new(1, shift.LogOdds), Belief, margins, outcomes);
        return (line.Slope, error);
    }
}
