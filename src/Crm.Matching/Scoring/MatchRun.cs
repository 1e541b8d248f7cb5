using System.Collections.Immutable;
using System.Globalization;
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
        foreach (var link in Links)
        {
            if (link.Weight >= weight && groups.Of(link.Left) is var group && group == groups.Of(link.Right))
            {
                (CollectionsMarshal.GetValueRefOrAddDefault(links, group, out _) ??= []).Add(Link(link));
            }
        }

        return [.. groups.Larger().Select(group => new RecordCluster([.. group.Select(record => Source.Order[record]).Order()], [.. links[groups.Of(group[0])]]))
            .OrderByDescending(cluster => cluster.Records.Length).ThenBy(cluster => cluster.Records[0])];
    }

    public MatchExplanation Explain(int left, int right)
    {
        if (Model is not { } model)
        {
            throw Refuse.Of(MatchingErrorCodes.NothingToCompare, $"No pair of records was compared, so that nothing can be explained.");
        }

        var (a, b) = (Source.PlaceOf[left], Source.PlaceOf[right]);
        var pattern = Source.Comparer.Compare(a, b);
        Span<double> weights = stackalloc double[Pattern.MaxFields];
        Span<double> others = stackalloc double[Pattern.MaxFields];
        Span<int> because = stackalloc int[Pattern.MaxFields];
        model.Weigh(pattern, Source.Comparer[a], weights);
        model.Dependence.Of(pattern, model.Fields, others, because);
        var fields = ImmutableArray.CreateBuilder<FieldEvidence>();
        for (var f = 0; f < Source.Fields.Count; f++)
        {
            var level = Pattern.Level(pattern, f);
            var meaning = level == Pattern.Missing ? "missing" : Source.Fields[f].Levels[level - 1];
            var explained = because[f] >= 0 && others[f] >= 0.01 ? string.Create(CultureInfo.InvariantCulture, $", as {others[f]:P0} of others are who agree in {Source.Fields[because[f]].Column.Name}") : "";
            fields.Add(new(Source.Fields[f].Column.Name, Source.TextOf(left, f), Source.TextOf(right, f), meaning + explained, weights[f]));
        }

        return new(model.PriorWeight, fields.ToImmutable());
    }
}
