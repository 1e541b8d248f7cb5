using System.Runtime.InteropServices;

namespace Crm.Matching.Model;

/// <summary>How many pairs have which pattern: what the model learns from, in place of the pairs.</summary>
internal sealed class PatternCounts
{
    private readonly Dictionary<ulong, double> counts = [];

    public int Count => counts.Count;

    public double Total { get; private set; }

    public void Add(ulong pattern, double pairs = 1)
    {
        CollectionsMarshal.GetValueRefOrAddDefault(counts, pattern, out _) += pairs;
        Total += pairs;
    }

    public void Add(PatternCounts other)
    {
        foreach (var (pattern, pairs) in other.counts)
        {
            Add(pattern, pairs);
        }
    }

    /// <summary>Patterns in rising order, so that sums do not depend on the order in which pairs were met.</summary>
    public (ulong[] Patterns, double[] Pairs) Sorted()
    {
        ulong[] patterns = [.. counts.Keys];
        double[] pairs = [.. counts.Values];
        Array.Sort(patterns, pairs);
        return (patterns, pairs);
    }

    /// <summary>How many pairs have each of some patterns.</summary>
    public double[] Of(ulong[] patterns) => Array.ConvertAll(patterns, pattern => counts.GetValueOrDefault(pattern));

    /// <summary>Makes the patterns of others known here, with no pair of their own.</summary>
    public void Know(PatternCounts others)
    {
        foreach (var pattern in others.counts.Keys)
        {
            counts.TryAdd(pattern, 0);
        }
    }
}
