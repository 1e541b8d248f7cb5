using System.Numerics;
using Crm.Matching.Blocking.Keys;
using Crm.Matching.Blocking.Lines;

namespace Crm.Matching.Blocking.Indexing;

/// <summary>A run of records that share a key with a new one, in the index or added since.</summary>
internal readonly struct IndexBlock(ReadOnlyMemory<int> records, int order)
{
    public int Length => records.Length;

    public ReadOnlySpan<int> Records => records.Span;

    /// <summary>Decides between blocks of one length.</summary>
    public int Order => order;
}

/// <summary>The records of one key.</summary>
internal abstract class IndexLine
{
    private readonly Dictionary<ulong, AddedRecords> added = [];

    public static IndexLine Of(RuleKeys keys, int slot, int records)
    {
        var slots = keys.IsAnyToAny ? keys.Width : 1;
        var hashes = new ulong[checked(records * slots)];
        var places = new int[hashes.Length];
        var count = keys.Collect(slot, records, hashes, places);
        RadixSort.Sort(hashes.AsSpan(0, count), places.AsSpan(0, count));
        Array.Resize(ref places, count);
        return keys.Rule is SortedNeighbourhoodRule rule ? new NeighbourLine(hashes.AsSpan(0, count).ToArray(), places, rule) : new BlockLine(hashes.AsSpan(0, count), places);
    }

    /// <summary>Adds the blocks that a key has.</summary>
    public void Find(ulong key, List<IndexBlock> blocks)
    {
        if (key == 0)
        {
            return;
        }

        if (Range(key) is { IsEmpty: false } records)
        {
            blocks.Add(new(records, blocks.Count));
        }

        if (added.TryGetValue(Bucket(key), out var more))
        {
            blocks.Add(new(more.All, blocks.Count));
        }
    }

    public void Add(ulong key, int record)
    {
        if (!added.TryGetValue(Bucket(key), out var records))
        {
            added.Add(Bucket(key), records = new());
        }

        records.Add(record);
    }

    /// <summary>The indexed records of a key.</summary>
    protected abstract ReadOnlyMemory<int> Range(ulong key);

    /// <summary>By what added records are kept.</summary>
    protected abstract ulong Bucket(ulong key);

    /// <summary>Blocks: the highest bits of a hash choose a bucket, the 32 after them tell keys apart in it. 4 bytes a record, 4 for those bits, and at most 4 for buckets.</summary>
    private sealed class BlockLine : IndexLine
    {
        private readonly int bits;
        private readonly int[] starts;
        private readonly uint[] tags;
        private readonly int[] records;

        public BlockLine(ReadOnlySpan<ulong> sorted, int[] records)
        {
            this.records = records;
            bits = Math.Max(1, BitOperations.Log2((uint)Math.Max(1, sorted.Length)));
            starts = new int[(1 << bits) + 1];
            tags = new uint[sorted.Length];
            for (var i = 0; i < tags.Length; i++)
            {
                tags[i] = Tag(sorted[i]);
                starts[(int)(sorted[i] >> (64 - bits)) + 1]++;
            }

            for (var bucket = 1; bucket < starts.Length; bucket++)
            {
                starts[bucket] += starts[bucket - 1];
            }
        }

        protected override ReadOnlyMemory<int> Range(ulong key)
        {
            var bucket = (int)(key >> (64 - bits));
            var (start, end) = (starts[bucket], starts[bucket + 1]);
            var tag = Tag(key);
            var from = start + LowerBound(tags.AsSpan(start, end - start), tag);
            var to = tag == uint.MaxValue ? end : start + LowerBound(tags.AsSpan(start, end - start), tag + 1);
            return records.AsMemory(from, to - from);
        }

        protected override ulong Bucket(ulong key) => key;

        private uint Tag(ulong key) => (uint)(key << bits >> 32);
    }

    /// <summary>A sorted neighbourhood: those within the window on either side that begin alike. 12 bytes a record.</summary>
    private sealed class NeighbourLine(ulong[] sorted, int[] records, SortedNeighbourhoodRule rule) : IndexLine
    {
        protected override ReadOnlyMemory<int> Range(ulong key)
        {
            var place = LowerBound<ulong>(sorted, key);
            var (from, to) = (place, place);
            while (from > 0 && place - from < rule.Window && Bucket(sorted[from - 1]) == Bucket(key))
            {
                from--;
            }

            while (to < sorted.Length && to - place < rule.Window && Bucket(sorted[to]) == Bucket(key))
            {
                to++;
            }

            return records.AsMemory(from, to - from);
        }

        protected override ulong Bucket(ulong key) => rule.SameStart == 0 ? 0 : key >> (64 - (8 * rule.SameStart));
    }

    private static int LowerBound<T>(ReadOnlySpan<T> sorted, T value)
        where T : struct, IComparisonOperators<T, T, bool>
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (int)((uint)(low + high) / 2);
            (low, high) = sorted[middle] < value ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
