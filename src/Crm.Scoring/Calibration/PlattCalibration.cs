using System.Text.Json;
using Crm.Scoring.Models;

namespace Crm.Scoring.Calibration;

/// <summary>A logistic curve: the probability of slope x margin + intercept (Platt 1999).</summary>
public sealed class PlattCalibration : ICalibration
{
    /// <summary>What the prior of the slope weighs: one over its variance, a standard deviation being 0.5.</summary>
    private const double SlopePrior = 4;

    private PlattCalibration(double slope, double intercept, CalibrationMethod method) => (Slope, Intercept, Method) = (slope, intercept, method);

    /// <summary>The curve that takes the margin for log-odds as it is.</summary>
    public static PlattCalibration None { get; } = new(1, 0, CalibrationMethod.None);

    /// <inheritdoc/>
    public CalibrationMethod Method { get; }

    /// <summary>The factor of the margin, at least 0.</summary>
    public double Slope { get; }

    /// <summary>The log-odds where the margin is 0.</summary>
    public double Intercept { get; }

    /// <inheritdoc/>
    public double Probability(double margin) => Logit.Probability((Slope * margin) + Intercept);

    /// <inheritdoc/>
    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("method", Method == CalibrationMethod.None ? "none" : "platt");
        writer.WriteNumber("slope", Slope);
        writer.WriteNumber("intercept", Intercept);
        writer.WriteEndObject();
    }

    internal static PlattCalibration Of(double slope, double intercept) =>
        slope >= 0 && double.IsFinite(slope) && double.IsFinite(intercept)
            ? new(slope, intercept, CalibrationMethod.Platt)
            : throw new ScoringException(ScoringErrorCodes.InvalidJson, "The slope of a Platt calibration is a number from 0 on, its intercept any number.");

    /// <summary>
    /// The curve of the highest likelihood. Outcomes are drawn a little to the middle, as Platt has it (section 2.2): a positive counts as
    /// (p + 1) / (p + 2) of one, so that the curve stays finite where margins tell the outcomes apart perfectly. A margin is meant as log-odds, so the slope is near 1 until rows say otherwise (a normal prior): margins that
    /// hardly vary cannot say it, and a steep slope learned from them would blow up the wider margins of the model of all rows.
    /// </summary>
    internal static PlattCalibration Fit(ReadOnlySpan<double> margins, ReadOnlySpan<bool> target, ReadOnlySpan<double> weights)
    {
        var (positives, negatives) = (0.0, 0.0);
        for (var i = 0; i < margins.Length; i++)
        {
            var weight = weights.IsEmpty ? 1 : weights[i];
            (positives, negatives) = target[i] ? (positives + weight, negatives) : (positives, negatives + weight);
        }

        var (high, low) = ((positives + 1) / (positives + 2), 1 / (negatives + 2));
        var flat = Logit.LogOdds(((positives * high) + (negatives * low)) / (positives + negatives));
        var (line, _) = LogisticLine.Fit(new(1, flat), SlopePrior, margins, target, weights, high, low);

        // Margins that rank the wrong way round say nothing that a rising curve could use.
        return line.Slope >= 0 ? Of(line.Slope, line.Intercept) : Of(0, flat);
    }
}
