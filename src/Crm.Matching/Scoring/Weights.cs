namespace Crm.Matching.Scoring;

/// <summary>Weights are log2 of odds.</summary>
internal static class Weights
{
    public static double Probability(double weight) => 1 / (1 + Math.Pow(2, -weight));

    public static double OfProbability(double probability) => Math.Log2(probability / (1 - probability));
}
