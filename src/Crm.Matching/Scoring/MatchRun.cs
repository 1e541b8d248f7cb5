using System.Collections.Immutable;
using System.Runtime.InteropServices;
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

    public required Labels Labels { get; init; }

    public required bool OneToOne { get; init; }

    public ImmutableArray<MatchedField> Fields => Model is not { } model ? [] : [.. Source.Fields.Select((comparison, f) => new MatchedField(
        comparison.Column.Name,
        comparison.Column.Role,
        [.. comparison.Levels.Select((meaning, level) => new FieldLevel(meaning, model.Fields[f].M[level + 1], model.Fields[f].U[level + 1]))]))];

    public ulong PatternOf(Link link) => Source.Comparer.Compare(link.Left, link.Right);

    public bool IsLabelled(Link link) => Labels.Of(link.Left, link.Right) is not null;

    /// <summary>A link between the first records of two places; of one place, between its first two.</summary>
    public RecordLink Link(Link link)
    {
        var (a, b) = (Source.Copies[link.Left][0], link.Left == link.Right ? Source.Copies[link.Left][1] : Source.Copies[link.Right][0]);
        return new(Math.Min(a, b), Math.Max(a, b), link.Weight);
    }

    /// <summary>The links of all records of two places. In one source the first records of both, and each copy with the first of its place; linking two sources, each copy with the first of the other place.</summary>
    public IEnumerable<RecordLink> LinksOf(Link link)
    {
        yield return Link(link);
        if (link.Left == link.Right || (Source.Split is not null && !OneToOne))
        {
            for (var i = link.Left == link.Right ? 2 : 1; i < Source.Copies.Count(link.Right); i++)
            {
                yield return new(Source.Copies[link.Left][0], Source.Copies[link.Right][i], link.Weight);
            }
        }

        for (var i = 1; i < Source.Copies.Count(link.Left) && link.Left != link.Right && Source.Split is not null && !OneToOne; i++)
        {
            yield return new(Source.Copies[link.Left][i], Source.Copies[link.Right][0], link.Weight);
        }
    }

    public IReadOnlyList<RecordCluster> ClustersAt(double weight)
    {
        var groups = new Groups(Source.Count);
        foreach (var join in Joins.TakeWhile(join => join.Link.Weight >= weight))
        {
            groups.Unite(join.Link.Left, join.Link.Right);
        }

        var links = new Dictionary<int, List<RecordLink>>();
        foreach (var link in Links.TakeWhile(link => link.Weight >= weight))
        {
            if (groups.Of(link.Left) is var group && group == groups.Of(link.Right))
            {
                (CollectionsMarshal.GetValueRefOrAddDefault(links, group, out _) ??= []).AddRange(LinksOf(link));
            }
        }

        var members = groups.Larger().ToDictionary(group => group[0]);
        return [.. links.Select(of => new RecordCluster([.. members.GetValueOrDefault(of.Key, [of.Key]).SelectMany(RecordsOf).Order()], [.. of.Value])).OrderByDescending(cluster => cluster.Records.Length).ThenBy(cluster => cluster.Records[0])];
    }

    public TrainedMatcher Matcher => new(Source.Readings, Model ?? throw NothingLearnt(), Plan, Choice.Weight);

    private int[] RecordsOf(int place) => OneToOne ? [Source.Copies[place][0]] : Source.Copies[place].ToArray();

    public MatchExplanation Explain(int left, int right)
    {
        var model = Model ?? throw NothingLearnt();
        var (a, b) = (Source.PlaceOf[left], Source.PlaceOf[right]);
        var pattern = Source.Comparer.Compare(a, b);
        var explanation = Explanations.Of(model, Source.Fields, pattern, Source.Comparer[a], f => Source.TextOf(left, f), f => Source.TextOf(right, f));
        return Labels.Of(a, b) is { } said
            ? explanation with { Fields = explanation.Fields.Add(new("label", null, null, said > 0 ? "said to match" : "said not to match", said - explanation.Weight)) }
            : explanation;
    }

    private static MatchingException NothingLearnt() => Refuse.Of(MatchingErrorCodes.NothingToCompare, $"No pair of records was compared, so that nothing was learnt.");
}
