namespace Crm.Matching.Clustering;

/// <summary>
/// Joins records into clusters, the surest link first. Two groups join when the pairs across speak for it on average, not only the link that would join them: so a chain of likely links does not tie two entities
/// together, while many records of one entity, of which some pairs look unlike, stay one cluster (average linkage; compare Bansal, Blum, Chawla: Correlation Clustering, Machine Learning 56, 2004). What a pair says is
/// taken without the prior: that a match is rare at all has been overcome by the link.
/// </summary>
/// <param name="records">How many records there are.</param>
/// <param name="lefts">How many of them are of the left source; all, when there is one source.</param>
/// <param name="evidence">What a pair says, in bits, without the prior.</param>
/// <param name="mayJoin">Whether two records may be in one cluster; null: any may.</param>
internal sealed class ClusterBuilder(int records, int lefts, Func<int, int, double> evidence, Func<int, int, bool>? mayJoin = null)
{
    // Of so many pairs across at most the mean is taken: they lie evenly among all.
    private const int Looked = 64;

    private readonly int[] cluster = [.. Enumerable.Range(0, records)];
    private readonly Dictionary<int, List<int>> members = [];

    /// <summary>The joins, the surest first.</summary>
    public List<Join> Joins { get; } = [];

    /// <summary>The links that were not followed, because the groups that they would have joined do not belong together.</summary>
    public List<Link> Bridges { get; } = [];

    /// <summary>Goes through the links. O(links log links), and up to 64 comparisons a join of more than two records.</summary>
    public void Build(IEnumerable<Link> links, CancellationToken cancellationToken)
    {
        Link[] surest = [.. links];
        Array.Sort(surest, SurestFirst);
        foreach (var link in surest)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (left, right) = (cluster[link.Left], cluster[link.Right]);
            if (left == right)
            {
                continue;
            }

            var (a, b) = (Members(left), Members(right));
            if (May(a, b) && ((a.Count == 1 && b.Count == 1) || Mean(a, b) > 0))
            {
                Joins.Add(new(link, GroupSize.Of(a, lefts), GroupSize.Of(b, lefts)));
                Unite(Math.Min(left, right), Math.Max(left, right), a, b);
            }
            else
            {
                Bridges.Add(link);
            }
        }
    }

    private static int SurestFirst(Link a, Link b) => a.Weight != b.Weight ? b.Weight.CompareTo(a.Weight) : a.Left != b.Left ? a.Left.CompareTo(b.Left) : a.Right.CompareTo(b.Right);

    private bool May(List<int> a, List<int> b) => mayJoin is null || a.TrueForAll(x => b.TrueForAll(y => mayJoin(x, y)));

    private List<int> Members(int first) => members.TryGetValue(first, out var list) ? list : [first];

    private void Unite(int first, int second, List<int> a, List<int> b)
    {
        List<int> united = [.. a, .. b];
        united.Sort();
        members.Remove(second);
        members[first] = united;
        foreach (var record in united)
        {
            cluster[record] = first;
        }
    }

    private double Mean(List<int> a, List<int> b)
    {
        var pairs = (long)a.Count * b.Count;
        var looked = (int)Math.Min(pairs, Looked);
        var sum = 0.0;
        for (var i = 0; i < looked; i++)
        {
            var place = i * pairs / looked;
            sum += evidence(a[(int)(place / b.Count)], b[(int)(place % b.Count)]);
        }

        return sum / looked;
    }
}
