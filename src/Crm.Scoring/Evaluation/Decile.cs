using System.Collections.Immutable;

namespace Crm.Scoring.Evaluation;

/// <summary>A tenth of the rows in the order of their scores.</summary>
/// <param name="Number">1, the highest scores, to 10.</param>
/// <param name="Weight">How many rows, or their weight: a tenth of all, so that a row may be cut.</param>
/// <param name="Rate">The share of positives among them.</param>
/// <param name="MeanScore">The mean of their scores.</param>
/// <param name="Lift">The rate as a multiple of the rate of all rows; 1 is chance.</param>
/// <param name="Gain">The share of all positives that is in this decile and those above it, 0 to 1.</param>
public sealed record Decile(int Number, double Weight, double Rate, double MeanScore, double Lift, double Gain)
{
    internal static ImmutableArray<Decile> Of(Ranking ranking)
    {
        if (ranking.Rows < 10)
        {
            throw new ScoringException(ScoringErrorCodes.TooFewRows, $"There are {ranking.Rows} rows, where deciles need 10.");
        }

        var (positives, negatives) = ranking.Classes();
        var found = 0.0;
        var deciles = ImmutableArray.CreateBuilder<Decile>(10);
        foreach (var bin in Bin.Of(ranking, 10))
        {
            found += bin.Positives;
            var rate = bin.Positives / bin.Weight;
            deciles.Add(new(deciles.Count + 1, bin.Weight, rate, bin.Scores / bin.Weight, rate * (positives + negatives) / positives, found / positives));
        }

        return deciles.MoveToImmutable();
    }
}
