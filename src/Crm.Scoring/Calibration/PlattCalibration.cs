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
    /// The curve of the highest likelihood, by Newton's method with halved steps (Lin, Lin and Weng 2007, section 2). Outcomes are drawn a little to the middle, as Platt has it (section 2.2): a positive counts as
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
        var (slope, intercept) = (0.0, flat);
        var objective = Loss(slope, intercept, margins, target, weights, high, low);
        for (var iteration = 0; iteration < 100; iteration++)
        {
            var (gradientA, gradientB, aa, ab, bb) = (SlopePrior * (slope - 1), 0.0, SlopePrior, 0.0, 1e-12);
            for (var i = 0; i < margins.Length; i++)
            {
                var (weight, p) = (weights.IsEmpty ? 1 : weights[i], Logit.Probability((slope * margins[i]) + intercept));
                var (error, curvature) = (weight * (p - (target[i] ? high : low)), weight * p * (1 - p));
                (gradientA, gradientB) = (gradientA + (error * margins[i]), gradientB + error);
                (aa, ab, bb) = (aa + (curvature * margins[i] * margins[i]), ab + (curvature * margins[i]), bb + curvature);
            }

            var determinant = (aa * bb) - (ab * ab);
            var (stepA, stepB) = (((bb * gradientA) - (ab * gradientB)) / determinant, ((aa * gradientB) - (ab * gradientA)) / determinant);
            var (length, next) = (1.0, double.PositiveInfinity);
            for (; length > 1e-10; length /= 2)
            {
                next = Loss(slope - (length * stepA), intercept - (length * stepB), margins, target, weights, high, low);
                if (next <= objective)
                {
                    break;
                }
            }

            if (!(next <= objective))
            {
                break;
            }

            (slope, intercept) = (slope - (length * stepA), intercept - (length * stepB));
            var gained = objective - next;
            objective = next;
            if (gained <= 1e-12 * (1 + objective))
            {
                break;
            }
        }

        // Margins that rank the wrong way round say nothing that a rising curve could use.
        return slope >= 0 ? Of(slope, intercept) : Of(0, flat);
    }

    private static double Loss(double slope, double intercept, ReadOnlySpan<double> margins, ReadOnlySpan<bool> target, ReadOnlySpan<double> weights, double high, double low)
    {
        var sum = SlopePrior / 2 * (slope - 1) * (slope - 1);
        for (var i = 0; i < margins.Length; i++)
        {
            var (logOdds, goal) = ((slope * margins[i]) + intercept, target[i] ? high : low);
            sum += (weights.IsEmpty ? 1 : weights[i]) * ((goal * Logit.Loss(logOdds, true)) + ((1 - goal) * Logit.Loss(logOdds, false)));
        }

        return sum;
    }
}
