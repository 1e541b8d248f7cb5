namespace Crm.Matching.Clustering;

/// <summary>Whether records of two sources match one record of the other, or several.</summary>
internal static class Partners
{
    // More records with several partners than this are no errors of the model.
    private const double MostWithSeveral = 0.15;

    /// <summary>Whether hardly a record has several likely matches. O(links).</summary>
    public static bool AreSingle(IEnumerable<Link> links)
    {
        var partners = new Dictionary<int, int>();
        foreach (var link in links.Where(link => link.Weight >= 0))
        {
            partners[link.Left] = partners.GetValueOrDefault(link.Left) + 1;
            partners[link.Right] = partners.GetValueOrDefault(link.Right) + 1;
        }

        return partners.Values.Count(count => count > 1) <= MostWithSeveral * partners.Count;
    }
}
