namespace Crm.Scoring.Models;

/// <summary>Between probabilities and log-odds, without overflow or loss of digits far from the middle.</summary>
public static class Logit
{
    /// <summary>The probability of log-odds.</summary>
    public static double Probability(double logOdds)
    {
        var e = Math.Exp(-Math.Abs(logOdds));
        return logOdds >= 0 ? 1 / (1 + e) : e / (1 + e);
    }

    /// <summary>The log-odds of a probability, which is above 0 and below 1.</summary>
    public static double LogOdds(double probability) => Math.Log(probability) - Math.Log(1 - probability);

    /// <summary>The log loss of log-odds: -log of the probability that they give to what came.</summary>
    public static double Loss(double logOdds, bool outcome)
    {
        var against = outcome ? -logOdds : logOdds;
        return Math.Max(against, 0) + double.LogP1(Math.Exp(-Math.Abs(against)));
    }
}
