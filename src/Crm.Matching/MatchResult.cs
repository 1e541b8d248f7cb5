using System.Collections.Immutable;
using Crm.Matching.Blocking;
using Crm.Matching.Clustering;
using Crm.Matching.Indexing;
using Crm.Matching.Records;
using Crm.Matching.Scoring;

namespace Crm.Matching;

/// <summary>The duplicates of one source, or the links of two: clusters, the probabilities behind them, and what the model has learnt.</summary>
public sealed class MatchResult
{
    private readonly MatchRun run;

    internal MatchResult(MatchRun run)
    {
        this.run = run;
        Clusters = run.ClustersAt(run.Choice.Weight);
    }

    /// <summary>How many records there are; linking two sources, of both.</summary>
    public int Records => run.Source.Records;

    /// <summary>Linking two sources, how many records the left one has: those of the right one follow it. Null: there is one source.</summary>
    public int? LeftRecords => run.Source.LeftRecords;

    /// <summary>How many pairs were compared.</summary>
    public long CandidatePairs => run.Blocking.Pairs;

    /// <summary>How likely a match had to be for records to be joined.</summary>
    public double Threshold => Weights.Probability(run.Choice.Weight);

    /// <summary>The share of pairs within clusters that are expected to match, 0 to 1.</summary>
    public double EstimatedPrecision => run.Choice.Precision;

    /// <summary>The share of all matches that are expected to be within clusters, 0 to 1: with what no blocking key brings, as far as that can be told.</summary>
    public double EstimatedRecall => run.Choice.Recall * (run.Missed?.Recall ?? 1);

    /// <summary>The clusters of two and more records, the largest first.</summary>
    public IReadOnlyList<RecordCluster> Clusters { get; }

    /// <summary>The likely matches, the surest first: all with a probability of 0.02 and more.</summary>
    public IEnumerable<RecordLink> Links => run.Links.SelectMany(run.LinksOf);

    /// <summary>Likely matches that were not followed because they would have tied two clusters together that do not belong together.</summary>
    public IEnumerable<RecordLink> Bridges => run.Bridges.Where(link => link.Weight >= run.Choice.Weight).Select(run.Link);

    /// <summary>What each column was taken for; linking two sources, by the left one's names.</summary>
    public ImmutableDictionary<string, FieldRole> Roles => run.Source.Roles;

    /// <summary>The fields that were compared.</summary>
    public ImmutableArray<MatchedField> Fields => run.Fields;

    /// <summary>The share of all pairs that match, as the model sees it.</summary>
    public double MatchShare => run.Model?.Shares.Matches ?? 0;

    /// <summary>Which pairs blocking brought, key by key.</summary>
    public BlockingReport Blocking => run.Blocking;

    /// <summary>What blocking probably missed; null: every pair was compared.</summary>
    public MissedMatches? Missed => run.Missed;

    /// <summary>What was left out or cut, in words.</summary>
    public ImmutableArray<string> Notes => run.Source.Notes;

    /// <summary>The clusters of two and more records at another threshold, the largest first. O(links).</summary>
    /// <param name="threshold">How likely a match has to be, above 0 and below 1; what is below 0.02 counts as 0.02.</param>
    /// <exception cref="MatchingException">The threshold is out of its range (<c>matching.invalid_option</c>).</exception>
    public IReadOnlyList<RecordCluster> ClustersAt(double threshold) => threshold > 0 && threshold < 1
        ? run.ClustersAt(threshold == Threshold ? run.Choice.Weight : Weights.OfProbability(threshold))
        : throw Refuse.Option($"The threshold is {threshold}; it must be above 0 and below 1.");

    /// <summary>Why two records are, or are not, taken for one.</summary>
    /// <param name="left">The place of the one, from 0.</param>
    /// <param name="right">The place of the other; linking two sources, those of the right one follow the left one's.</param>
    /// <exception cref="MatchingException">There is no such record (<c>matching.invalid_option</c>), or no pair was compared (<c>matching.nothing_to_compare</c>).</exception>
    public MatchExplanation Explain(int left, int right) => run.Explain(Checked(left), Checked(right));

    /// <summary>What was learnt, to be kept without the records.</summary>
    /// <exception cref="MatchingException">No pair was compared (<c>matching.nothing_to_compare</c>).</exception>
    public TrainedMatcher Matcher => run.Matcher;

    /// <summary>Makes the records ready to be asked for one that is new. Linking two sources, those of both. About 5 microseconds a record and core.</summary>
    /// <param name="threads">How many threads work at most; from 1.</param>
    /// <param name="progress">Is told how far the work is; null: nobody is.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="MatchingException">The number of threads is out of its range (<c>matching.invalid_option</c>), or no pair was compared (<c>matching.nothing_to_compare</c>).</exception>
    public MatchIndex Index(int threads = 1, IProgress<MatchProgress>? progress = null, CancellationToken cancellationToken = default) => IndexBuilder.Build(run.Matcher, run.Source, threads, progress, cancellationToken);

    /// <summary>The pairs that are most worth asking a person about: those nearest to the threshold, of each kind of agreement one before a second of any. Their answers go into <see cref="MatchOptions.Labels"/>.</summary>
    /// <param name="count">How many at most.</param>
    public IReadOnlyList<RecordLink> ToAsk(int count) => [.. Questions.Of(run).Take(count)];

    private int Checked(int record) => record >= 0 && record < Records ? record : throw Refuse.Option($"There is no record {record}; they go from 0 to {Records - 1}.");
}
