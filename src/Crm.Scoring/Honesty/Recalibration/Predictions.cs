namespace Crm.Scoring.Honesty;

/// <summary>What predicted probabilities, their outcomes and base rates must be.</summary>
internal static class Predictions
{
    /// <exception cref="ScoringException">A base rate is not above 0 and below 1.</exception>
    public static double Rate(double rate) => rate is > 0 and < 1
        ? rate
        : throw new ScoringException(ScoringErrorCodes.InvalidOption, $"A base rate is above 0 and below 1, not {Invariant.Number(rate)}.");

    /// <exception cref="ScoringException">There are none, or one is not 0 to 1.</exception>
    public static void Check(ReadOnlySpan<double> probabilities)
    {
        if (probabilities.IsEmpty)
        {
            throw new ScoringException(ScoringErrorCodes.TooFewRows, "There are no probabilities.");
        }

        for (var row = 0; row < probabilities.Length; row++)
        {
            if (!(probabilities[row] is >= 0 and <= 1))
            {
                throw new ScoringException(ScoringErrorCodes.InvalidValue, $"Probability {row} is {Invariant.Number(probabilities[row])}; it is 0 to 1.");
            }
        }
    }

    /// <exception cref="ScoringException">Lengths differ, a probability is not 0 to 1, or all outcomes are alike.</exception>
    public static void Check(ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> outcomes)
    {
        if (probabilities.Length != outcomes.Length)
        {
            throw new ScoringException(ScoringErrorCodes.LengthMismatch, $"There are {Invariant.Count(probabilities.Length)} probabilities and {Invariant.Count(outcomes.Length)} outcomes; each row has one of either.");
        }

        Check(probabilities);
        if (outcomes.Count(true) is var positives && (positives == 0 || positives == outcomes.Length))
        {
            throw new ScoringException(ScoringErrorCodes.OneClass, $"All {Invariant.Count(outcomes.Length)} outcomes are alike; both are needed.");
        }
    }
}
