namespace Crm.Matching.Clustering;

/// <summary>Disjoint groups of records (union by the smaller place, paths halved: Tarjan 1975).</summary>
internal sealed class Groups(int records)
{
    private readonly int[] parents = [.. Enumerable.Range(0, records)];

    /// <summary>The first record of a record's group.</summary>
    public int Of(int record)
    {
        while (parents[record] != record)
        {
            record = parents[record] = parents[parents[record]];
        }

        return record;
    }

    public void Unite(int left, int right)
    {
        var (a, b) = (Of(left), Of(right));
        parents[Math.Max(a, b)] = Math.Min(a, b);
    }

    /// <summary>The groups of two and more records.</summary>
    public IEnumerable<List<int>> Larger()
    {
        var groups = new Dictionary<int, List<int>>();
        for (var r = 0; r < parents.Length; r++)
        {
            var first = Of(r);
            if (first != r)
            {
                (groups.TryGetValue(first, out var list) ? list : groups[first] = [first]).Add(r);
            }
        }

        return groups.Values;
    }
}
