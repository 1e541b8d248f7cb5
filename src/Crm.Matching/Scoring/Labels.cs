using Crm.Matching.Clustering;

namespace Crm.Matching.Scoring;

/// <summary>What people have said of pairs; records by their places.</summary>
internal sealed class Labels
{
    /// <summary>What somebody has said is as good as sure, in bits.</summary>
    public const double Sure = 30;

    private readonly Dictionary<(int Left, int Right), bool> said = [];

    /// <param name="pairs">The pairs, the smaller place left; of a pair that is there twice the last counts.</param>
    public Labels(IEnumerable<LabelledPair> pairs)
    {
        foreach (var (left, right, isMatch) in pairs)
        {
            said[(left, right)] = isMatch;
        }
    }

    public int Count => said.Count;

    /// <summary>Those that match, or those that do not.</summary>
    public IEnumerable<LabelledPair> Which(bool match) => said.Where(pair => pair.Value == match).Select(pair => new LabelledPair(pair.Key.Left, pair.Key.Right, match)).OrderBy(pair => (pair.Left, pair.Right));

    /// <summary>The weight that was said of two places, in bits; null: nothing was.</summary>
    public double? Of(int a, int b) => said.TryGetValue((Math.Min(a, b), Math.Max(a, b)), out var isMatch) ? isMatch ? Sure : -Sure : null;

    /// <summary>The links, those that are labelled as sure as can be, or gone.</summary>
    public IEnumerable<Link> Apply(IEnumerable<Link> links) => Count == 0 ? links : links.Where(link => Of(link.Left, link.Right) is null).Concat(Which(match: true).Select(pair => new Link(pair.Left, pair.Right, Sure)));
}
