using Crm.Matching.Clustering;

namespace Crm.Matching.Scoring;

/// <summary>What people have said of pairs.</summary>
internal static class Labels
{
    // What somebody has said is as good as sure.
    private const double Sure = 30;

    /// <summary>The links, those that are labelled as sure as can be, or gone.</summary>
    public static List<Link> Apply(List<Link> links, LabelledPair[] labels)
    {
        if (labels.Length == 0)
        {
            return links;
        }

        var said = new Dictionary<(int, int), bool>();
        foreach (var (left, right, isMatch) in labels)
        {
            said[(left, right)] = isMatch;
        }

        return [.. links.Where(link => !said.ContainsKey((link.Left, link.Right))), .. said.Where(pair => pair.Value).Select(pair => new Link(pair.Key.Item1, pair.Key.Item2, Sure)).OrderBy(link => (link.Left, link.Right))];
    }
}
