namespace Crm.Scoring.Honesty;

/// <summary>Log-odds, and what probabilities must be.</summary>
internal static class Odds
{
    private const double Smallest = 1e-12;

    public static double LogOf(double probability) => Math.Log(probability / (1 - probability));

    /// <summary>The log-odds of a probability that may be 0 or 1, kept finite.</summary>
    public static double Finite(double probability) => LogOf(Math.Clamp(probability, Smallest, 1 - Smallest));

    /// <exception cref="ScoringException">A base rate is not above 0 and below 1.</exception>
    public static double Rate(double rate) => rate is > 0 and < 1
        ? rate
        : throw new ScoringException(ScoringErrorCodes.InvalidOption, $"A base rate is above 0 and below 1, not {Texts.Number(rate)}.");

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
                throw new ScoringException(ScoringErrorCodes.InvalidValue, $"Probability {row} is {Texts.Number(probabilities[row])}; it is 0 to 1.");
            }
        }
    }

    /// <exception cref="ScoringException">Lengths differ, a probability is not 0 to 1, or all outcomes are alike.</exception>
    public static void Check(ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> outcomes)
    {
        if (probabilities.Length != outcomes.Length)
        {
            throw new ScoringException(ScoringErrorCodes.LengthMismatch, $"There are {Texts.Count(probabilities.Length)} probabilities and {Texts.Count(outcomes.Length)} outcomes; each row has one of either.");
        }

        Check(probabilities);
        if (outcomes.Count(true) is var positives && (positives == 0 || positives == outcomes.Length))
        {
            throw new ScoringException(ScoringErrorCodes.OneClass, $"All {Texts.Count(outcomes.Length)} outcomes are alike; both are needed.");
        }
    }
}
