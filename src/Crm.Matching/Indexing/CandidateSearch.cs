using Crm.Matching.Blocking;
using Crm.Matching.Blocking.Indexing;
using Crm.Matching.Blocking.Planning;

namespace Crm.Matching.Indexing;

/// <summary>The indexed records that are worth comparing with one that is new.</summary>
internal sealed class CandidateSearch
{
    // How many records are compared at most, those of the smallest blocks.
    private const int Most = 200;

    // So few records are all compared where the plan says so.
    private const int Few = 2_500;

    private readonly BlockingIndex index;
    private readonly string[] names;
    private readonly int most;

    private CandidateSearch(BlockingIndex index, string[] names, int most) => (this.index, this.names, this.most) = (index, names, most);

    /// <summary>Builds a search by the keys of a plan; for many records it plans keys where every pair was to be compared.</summary>
    public static CandidateSearch Build(BlockingSource source, BlockingPlan plan, int threads, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var options = new BlockingOptions { EveryPairUpTo = 0, PairsPerRecord = Most / 2, Threads = threads };
        var every = plan.Rules.Any(rule => rule.Parts.Length == 0 && rule is SameKeyRule);
        var keyed = every && source.Records > Few ? BlockingPlanner.Plan(source, options, cancellationToken) : plan;
        return new(BlockingIndex.Build(source, keyed, options, progress, cancellationToken), [.. source.Columns.Select(column => column.Name)], every && source.Records <= Few ? Few : Most);
    }

    /// <summary>The places of the candidates.</summary>
    public int[] Find(string?[] values)
    {
        var places = new int[most];
        return places[..index.Find(column => values[Array.IndexOf(names, column)], places, out _)];
    }

    public void Add(string?[] values) => index.Add(column => values[Array.IndexOf(names, column)]);
}
