using System.Runtime.InteropServices;
using Crm.Scoring.Models;

namespace Crm.Scoring.Calibration;

/// <summary>Log-odds as a line over margins: logistic regression on one number.</summary>
/// <param name="Slope">The factor of the margin.</param>
/// <param name="Intercept">The log-odds where the margin is 0.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct LogisticLine(double Slope, double Intercept)
{
    /// <summary>The line of the highest likelihood and the standard error of its slope, by Newton's method with halved steps (Lin, Lin and Weng 2007, section 2). O(rows) a step.</summary>
    /// <param name="start">Where to start.</param>
    /// <param name="pull">How strongly the slope is pulled to that of the start, above 0: so many rows keep it finite where margins tell the outcomes apart perfectly.</param>
    /// <param name="margins">The margins.</param>
    /// <param name="target">What came of each row.</param>
    /// <param name="weights">How much each row counts; empty: 1.</param>
    /// <param name="high">The share of a positive outcome that a positive row is, at most 1.</param>
    /// <param name="low">The share of a positive outcome that a negative row is, at least 0.</param>
    public static (LogisticLine Line, double SlopeError) Fit(
        LogisticLine start, double pull, ReadOnlySpan<double> margins, ReadOnlySpan<bool> target, ReadOnlySpan<double> weights = default, double high = 1, double low = 0)
    {
        var (line, objective) = (start, start.Loss(margins, target, weights, high, low));
        for (var iteration = 0; iteration < 100; iteration++)
        {
            var (turn, lift) = line.Bend(start, pull, margins, target, weights, high, low).Step;
            var (length, next, reached) = (1.0, line, double.PositiveInfinity);
            for (; length > 1e-10; length /= 2)
            {
                next = new(line.Slope - (length * turn), line.Intercept - (length * lift));
                reached = next.Loss(margins, target, weights, high, low) + next.Pulled(start, pull);
                if (reached <= objective)
                {
                    break;
                }
            }

            if (!(reached <= objective))
            {
                break;
            }

            var gained = objective - reached;
            (line, objective) = (next, reached);
            if (gained <= 1e-12 * (1 + objective))
            {
                break;
            }
        }

        return (line, line.Bend(start, pull, margins, target, weights, high, low).SlopeError);
    }

    private double LogOdds(double margin) => (Slope * margin) + Intercept;

    private double Pulled(LogisticLine start, double pull) => pull * (Slope - start.Slope) * (Slope - start.Slope) / 2;

    private double Loss(ReadOnlySpan<double> margins, ReadOnlySpan<bool> target, ReadOnlySpan<double> weights, double high, double low)
    {
        var sum = 0.0;
        for (var i = 0; i < margins.Length; i++)
        {
            var (logOdds, goal) = (LogOdds(margins[i]), target[i] ? high : low);
            sum += (weights.IsEmpty ? 1 : weights[i]) * ((goal * Logit.Loss(logOdds, true)) + ((1 - goal) * Logit.Loss(logOdds, false)));
        }

        return sum;
    }

    private Derivatives Bend(LogisticLine start, double pull, ReadOnlySpan<double> margins, ReadOnlySpan<bool> target, ReadOnlySpan<double> weights, double high, double low)
    {
        var (slope, intercept, squares, cross, both) = (pull * (Slope - start.Slope), 0.0, pull, 0.0, pull);
        for (var i = 0; i < margins.Length; i++)
        {
            var (weight, p) = (weights.IsEmpty ? 1 : weights[i], Logit.Probability(LogOdds(margins[i])));
            var (error, curvature) = (weight * (p - (target[i] ? high : low)), weight * p * (1 - p));
            (slope, intercept) = (slope + (error * margins[i]), intercept + error);
            (squares, cross, both) = (squares + (curvature * margins[i] * margins[i]), cross + (curvature * margins[i]), both + curvature);
        }

        return new(slope, intercept, squares, cross, both);
    }

    /// <summary>The first derivatives of the loss by slope and intercept, and the second: by the slope twice, by either, by the intercept twice.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Derivatives(double Slope, double Intercept, double Squares, double Cross, double Both)
    {
        public (double Slope, double Intercept) Step => (((Both * Slope) - (Cross * Intercept)) / Determinant, ((Squares * Intercept) - (Cross * Slope)) / Determinant);

        public double SlopeError => Math.Sqrt(Both / Determinant);

        private double Determinant => (Squares * Both) - (Cross * Cross);
    }
}
