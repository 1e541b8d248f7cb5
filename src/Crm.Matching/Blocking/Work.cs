using System.Collections.Concurrent;

namespace Crm.Matching.Blocking;

/// <summary>How work is spread.</summary>
internal static class Work
{
    private const int RangeSize = 1 << 14;

    public static ParallelOptions Options(int threads, CancellationToken cancellationToken) => new() { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken };

    /// <summary>Does works of very unlike size, each thread the next that nobody has: told with the largest first, threads end at about one time.</summary>
    public static void InTurn(IEnumerable<int> works, ParallelOptions options, Action<int> work) =>
        Parallel.ForEach(Partitioner.Create(works, EnumerablePartitionerOptions.NoBuffering), options, work);

    /// <summary>Goes through many small places by ranges; few are gone through at once.</summary>
    public static void ByRanges(int count, ParallelOptions options, Action<int, int> work)
    {
        if (count <= RangeSize)
        {
            work(0, count);
            return;
        }

        Parallel.For(0, (count + RangeSize - 1) / RangeSize, options, range => work(range * RangeSize, Math.Min(count, (range + 1) * RangeSize)));
    }
}
