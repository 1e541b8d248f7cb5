using System.Collections.Immutable;
using Crm.Matching.Blocking;
using Crm.Matching.Clustering;
using Crm.Matching.Fields;
using Crm.Matching.Model;

namespace Crm.Matching.Scoring;

/// <summary>All that was found; records by their places in the order of their contents.</summary>
internal sealed class MatchRun
{
    public required MatchSource Source { get; init; }

    public required BlockingReport Blocking { get; init; }

    public required BlockingPlan Plan { get; init; }

    public required MatchModel? Model { get; init; }

    public required IReadOnlyList<Link> Links { get; init; }

    public required IReadOnlyList<Join> Joins { get; init; }

    public required IReadOnlyList<Link> Bridges { get; init; }

    public required ThresholdChoice Choice { get; init; }

    public required MissedMatches? Missed { get; init; }

    public required HashSet<(int, int)> Labelled { get; init; }

    public ImmutableArray<MatchedField> Fields => Model is not { } model ? [] : [.. Source.Fields.Select((comparison, f) => new MatchedField(
        comparison.Column.Name,
        comparison.Column.Role,
        [.. comparison.Levels.Select((meaning, level) => new FieldLevel(meaning, model.Fields[f].M[level + 1], model.Fields[f].U[level + 1]))]))];

    public ulong PatternOf(Link link) => Source.Comparer.Compare(link.Left, link.Right);

    public bool IsLabelled(Link link) => Labelled.Contains((link.Left, link.Right));

    /// <summary>A link by the places that records came with.</summary>
    public RecordLink Link(Link link)
    {
        var (a, b) = (Source.Order[link.Left], Source.Order[link.Right]);
        return new(Math.Min(a, b), Math.Max(a, b), link.Weight);
    }

    public IReadOnlyList<RecordCluster> ClustersAt(double weight)
    {
        var groups = new Groups(Source.Count);
        foreach (var join in Joins.TakeWhile(join => join.Link.Weight >= weight))
        {
            groups.Unite(join.Link.Left, join.Link.Right);
        }

        var links = new Dictionary<int, List<RecordLink>>();
        foreach (var link in Links.Where(link => link.Weight >= weight && groups.Of(link.Left) == groups.Of(link.Right)))
        {
            (links.TryGetValue(groups.Of(link.Left), out var list) ? list : links[groups.Of(link.Left)] = []).Add(Link(link));
        }

        return [.. groups.Larger().Select(group => new RecordCluster([.. group.Select(record => Source.Order[record]).Order()], [.. links[groups.Of(group[0])]]))
            .OrderByDescending(cluster => cluster.Records.Length).ThenBy(cluster => cluster.Records[0])];
    }

    public TrainedMatcher Matcher => new(Source.Readings, Model ?? throw NothingLearnt(), Plan, Choice.Weight);

    public MatchExplanation Explain(int left, int right)
    {
        var model = Model ?? throw NothingLearnt();
        var (a, b) = (Source.PlaceOf[left], Source.PlaceOf[right]);
        var pattern = Source.Comparer.Compare(a, b);
        return Explanations.Of(model, Source.Fields, pattern, Source.Comparer[a], f => Source.TextOf(left, f), f => Source.TextOf(right, f));
    }

    private static MatchingException NothingLearnt() => Refuse.Of(MatchingErrorCodes.NothingToCompare, $"No pair of records was compared, so that nothing was learnt.");
}
