namespace Crm.Scoring.Honesty;

/// <summary>Whether data are enough to learn from.</summary>
/// <param name="IsSufficient">They are.</param>
/// <param name="Reason">Why, or everything that is missing, in words.</param>
/// <param name="Rows">How many rows there are.</param>
/// <param name="Positives">How many of them have the positive outcome.</param>
/// <param name="Span">The time from the first to the last row; null: times were not given.</param>
/// <param name="Signal">What was found in the data; null where they are too few to look.</param>
public sealed record SufficiencyVerdict(bool IsSufficient, string Reason, int Rows, int Positives, TimeSpan? Span, ShuffledSignal? Signal);

/// <summary>What a model learns of the real target, beside what it learns of shuffled ones.</summary>
/// <param name="Auc">The AUC out of fold, with the real target.</param>
/// <param name="ShuffledMean">The mean AUC with shuffled targets.</param>
/// <param name="ShuffledBest">The best AUC with a shuffled target.</param>
/// <param name="Shuffles">How many shuffled targets were learned; after one that is learned as well as the real one there is no need of more (Besag and Clifford 1991).</param>
public sealed record ShuffledSignal(double Auc, double ShuffledMean, double ShuffledBest, int Shuffles)
{
    /// <summary>No shuffled target was learned as well as the real one.</summary>
    public bool IsReal => Auc > ShuffledBest;
}
