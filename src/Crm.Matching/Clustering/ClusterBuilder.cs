using Crm.Matching.Records;

namespace Crm.Matching.Clustering;

/// <summary>
/// Joins records into clusters, the surest link first. Two groups join when the pairs across speak for it on average, not only the link that would join them: so a chain of likely links does not tie two entities
/// together, while many records of one entity, of which some pairs look unlike, stay one cluster (average linkage; compare Bansal, Blum, Chawla: Correlation Clustering, Machine Learning 56, 2004). What a pair says is
/// taken without the prior: that a match is rare at all has been overcome by the link.
/// </summary>
/// <param name="copies">The records of each place.</param>
/// <param name="linked">Whether pairs have one record of each of two sources.</param>
/// <param name="evidence">What a pair says, in bits, without the prior.</param>
/// <param name="mayJoin">Whether two groups may be one cluster; null: any may.</param>
internal sealed class ClusterBuilder(RecordCopies copies, bool linked, Func<int, int, double> evidence, Func<Group, Group, bool>? mayJoin = null)
{
    // Of so many pairs across at most the mean is taken: they lie evenly among all.
    private const int Looked = 64;

    private readonly Group?[] groups = new Group?[copies.Places];

    /// <summary>The joins, the surest first.</summary>
    public List<Join> Joins { get; } = [];

    /// <summary>The links that were not followed, because the groups that they would have joined do not belong together.</summary>
    public List<Link> Bridges { get; } = [];

    /// <summary>Goes through the links. O(links + records log records), and up to 64 comparisons for a link between groups of which one has several records.</summary>
    /// <param name="links">The links, the surest first.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public void Build(IEnumerable<Link> links, CancellationToken cancellationToken)
    {
        foreach (var link in links)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (link.Left == link.Right)
            {
                Joins.Add(new(link, copies.Pairs(link.Left, link.Left)));
                continue;
            }

            var (a, b) = (GroupOf(link.Left), GroupOf(link.Right));
            if (a == b)
            {
                continue;
            }

            if (mayJoin?.Invoke(a, b) != false && ((a.Places.Count == 1 && b.Places.Count == 1) || Mean(a.Places, b.Places) > 0))
            {
                Joins.Add(new(link, GroupSize.Pairs(a.Size, b.Size, linked)));
                Unite(a, b);
            }
            else
            {
                Bridges.Add(link);
            }
        }

        // Others may have joined them since.
        Bridges.RemoveAll(link => groups[link.Left] == groups[link.Right]);
    }

    private Group GroupOf(int place) => groups[place] ??= new() { Places = [place], Size = place < copies.Lefts ? new(copies.Count(place), 0) : new(0, copies.Count(place)) };

    // The smaller group goes over: so a record changes its group at most log(records) times.
    private void Unite(Group a, Group b)
    {
        var (large, small) = a.Places.Count >= b.Places.Count ? (a, b) : (b, a);
        large.Take(small);
        foreach (var place in small.Places)
        {
            groups[place] = large;
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
