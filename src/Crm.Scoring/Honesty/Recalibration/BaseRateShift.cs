using Crm.Scoring.Models;

namespace Crm.Scoring.Honesty;

/// <summary>A correction of probabilities for another base rate: one step on the log-odds. It keeps every ranking. It is exact where only the base rate moved and rows of either outcome look as before (Saerens, Latinne and Decaestecker 2002, formula 4).</summary>
/// <param name="LogOdds">What is added to the log-odds, that is, to the calibrated margin. 0 changes nothing.</param>
public sealed record BaseRateShift(double LogOdds)
{
    /// <summary>The shift from one base rate to another.</summary>
    /// <exception cref="ScoringException">A rate is not above 0 and below 1 (<c>scoring.invalid_option</c>).</exception>
    public static BaseRateShift Between(double from, double to) => new(Logit.LogOdds(Predictions.Rate(to)) - Logit.LogOdds(Predictions.Rate(from)));

    /// <summary>The shift that makes the mean probability the observed rate. O(rows).</summary>
    /// <param name="probabilities">What was predicted, 0 to 1.</param>
    /// <param name="outcomes">What came of it.</param>
    /// <exception cref="ScoringException">Lengths differ (<c>scoring.length_mismatch</c>), a probability is not 0 to 1 (<c>scoring.invalid_value</c>), or all outcomes are alike (<c>scoring.one_class</c>).</exception>
    public static BaseRateShift Fit(ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> outcomes)
    {
        Predictions.Check(probabilities, outcomes);
        double positives = outcomes.Count(true);
        var (low, high) = (-40.0, 40.0);
        for (var step = 0; step < 60; step++)
        {
            var middle = new BaseRateShift((low + high) / 2);
            var expected = 0.0;
            foreach (var p in probabilities)
            {
                expected += middle.Apply(p);
            }

            (low, high) = expected < positives ? (middle.LogOdds, high) : (low, middle.LogOdds);
        }

        return new((low + high) / 2);
    }

    /// <summary>A probability, corrected; 0 and 1 stay.</summary>
    public double Apply(double probability)
    {
        var factor = Math.Exp(-Math.Abs(LogOdds));
        return LogOdds >= 0 ? probability / (probability + ((1 - probability) * factor)) : probability * factor / ((probability * factor) + 1 - probability);
    }
}
