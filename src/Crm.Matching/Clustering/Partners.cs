using Crm.Matching.Records;

namespace Crm.Matching.Clustering;

/// <summary>Whether records of two sources match one record of the other, or several.</summary>
internal static class Partners
{
    // More records with several partners than this are no errors of the model.
    private const double MostWithSeveral = 0.15;

    /// <summary>Whether hardly a record has several likely matches. O(links).</summary>
    public static bool AreSingle(IEnumerable<Link> links, RecordCopies copies)
    {
        var partners = new Dictionary<int, int>();
        foreach (var link in links.Where(link => link.Weight >= 0))
        {
            partners[link.Left] = partners.GetValueOrDefault(link.Left) + copies.Count(link.Right);
            partners[link.Right] = partners.GetValueOrDefault(link.Right) + copies.Count(link.Left);
        }

        return partners.Where(of => of.Value > 1).Sum(of => (double)copies.Count(of.Key)) <= MostWithSeveral * partners.Sum(of => (double)copies.Count(of.Key));
    }
}
