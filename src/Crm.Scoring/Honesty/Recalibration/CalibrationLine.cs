using Crm.Scoring.Models;

namespace Crm.Scoring.Honesty;

/// <summary>Logistic regression of outcomes on one number, the predicted log-odds, by Newton's method.</summary>
internal static class CalibrationLine
{
    /// <summary>A thousandth of a row of prior belief in a slope of 1 keeps it finite where the outcomes are separated.</summary>
    private const double Belief = 1e-3;

    private const double Smallest = 1e-12;

    /// <summary>The slope and its standard error.</summary>
    public static (double Slope, double Error) Slope(ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> outcomes)
    {
        var margins = new double[probabilities.Length];
        for (var row = 0; row < margins.Length; row++)
        {
            // A probability of 0 or 1 has no finite log-odds.
            margins[row] = Logit.LogOdds(Math.Clamp(probabilities[row], Smallest, 1 - Smallest));
        }

        var (intercept, slope) = (BaseRateShift.Fit(probabilities, outcomes).LogOdds, 1.0);
        var at = Derivatives(margins, outcomes, intercept, slope);
        for (var step = 0; step < 100; step++)
        {
            var determinant = (at.Both * at.Squares) - (at.Cross * at.Cross);
            var (up, turn) = (((at.Squares * at.Up) - (at.Cross * at.Turn)) / determinant, ((at.Both * at.Turn) - (at.Cross * at.Up)) / determinant);
            if (!(Math.Abs(up) + Math.Abs(turn) > 1e-10))
            {
                break;
            }

            // A step that gains nothing went too far: halve it.
            var next = Derivatives(margins, outcomes, intercept + up, slope + turn);
            for (var halving = 0; halving < 30 && !(next.Gain >= at.Gain); halving++)
            {
                (up, turn) = (up / 2, turn / 2);
                next = Derivatives(margins, outcomes, intercept + up, slope + turn);
            }

            (intercept, slope, at) = (intercept + up, slope + turn, next);
        }

        return (slope, Math.Sqrt(at.Both / ((at.Both * at.Squares) - (at.Cross * at.Cross))));
    }

    private static (double Gain, double Up, double Turn, double Both, double Cross, double Squares) Derivatives(double[] margins, ReadOnlySpan<bool> outcomes, double intercept, double slope)
    {
        var (gain, up, turn) = (-Belief * (slope - 1) * (slope - 1) / 2, 0.0, -Belief * (slope - 1));
        var (both, cross, squares) = (Belief, 0.0, Belief);
        for (var row = 0; row < margins.Length; row++)
        {
            var (x, z) = (margins[row], intercept + (slope * margins[row]));
            var p = Logit.Probability(z);
            var (rest, curve) = ((outcomes[row] ? 1 : 0) - p, p * (1 - p));
            gain -= Logit.Loss(z, outcomes[row]);
            (up, turn) = (up + rest, turn + (rest * x));
            (both, cross, squares) = (both + curve, cross + (curve * x), squares + (curve * x * x));
        }

        return (gain, up, turn, both, cross, squares);
    }
}
