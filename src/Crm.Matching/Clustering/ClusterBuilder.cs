namespace Crm.Matching.Clustering;

/// <summary>
/// Joins records into clusters, the surest link first. Two groups join when the pairs across speak for it on average, not only the link that would join them: so a chain of likely links does not tie two
/// entities together, while many records of one entity, of which some pairs look unlike, stay one cluster (average linkage on log odds; compare Bansal, Blum, Chawla: Correlation Clustering, 2004).
/// </summary>
internal sealed class ClusterBuilder(int records, Func<int, int, double> weight)
{
    private const int Looked = 64;

    // What one pair may say against or for at most, in bits: one absurd pair does not outvote all others.
    private static readonly double Cap = double.Parse(Environment.GetEnvironmentVariable("CAP") ?? "12", System.Globalization.CultureInfo.InvariantCulture);

    private readonly int[] cluster = [.. Enumerable.Range(0, records)];
    private readonly Dictionary<int, List<int>> members = [];

    /// <summary>The links that were not followed, because the groups that they would have joined do not belong together.</summary>
    public List<Link> Bridges { get; } = [];

    /// <summary>For each record the place of the first record of its cluster.</summary>
    public int[] Build(IEnumerable<Link> links, Func<int, int, bool>? may, CancellationToken cancellationToken)
    {
        foreach (var link in links.OrderByDescending(link => link.Weight).ThenBy(link => link.Left).ThenBy(link => link.Right))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (left, right) = (cluster[link.Left], cluster[link.Right]);
            if (left == right)
            {
                continue;
            }

            var (a, b) = (Members(left), Members(right));
            if ((may is null || a.TrueForAll(x => b.TrueForAll(y => may(x, y)))) && (a.Count * b.Count == 1 || Mean(a, b) > 0))
            {
                Join(left, a, right, b);
            }
            else
            {
                Bridges.Add(link);
            }
        }

        return cluster;
    }

    private List<int> Members(int first) => members.TryGetValue(first, out var list) ? list : [first];

    private void Join(int left, List<int> a, int right, List<int> b)
    {
        var first = Math.Min(left, right);
        List<int> joined = [.. a, .. b];
        joined.Sort();
        members.Remove(Math.Max(left, right));
        members[first] = joined;
        foreach (var record in left == first ? b : a)
        {
            cluster[record] = first;
        }
    }

    // Of all pairs across, or of so many that lie evenly among them.
    private double Mean(List<int> a, List<int> b)
    {
        var pairs = (long)a.Count * b.Count;
        var looked = (int)Math.Min(pairs, Looked);
        var sum = 0.0;
        for (var i = 0; i < looked; i++)
        {
            var place = i * pairs / looked;
            sum += Math.Clamp(weight(a[(int)(place / b.Count)], b[(int)(place % b.Count)]), -Cap, Cap);
        }

        return sum / looked;
    }
}
