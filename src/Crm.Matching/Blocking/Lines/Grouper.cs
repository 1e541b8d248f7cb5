using System.Buffers;
using Crm.Matching.Blocking.Keys;

namespace Crm.Matching.Blocking.Lines;

/// <summary>Puts records with one key together and refines blocks that are too large.</summary>
/// <param name="source">The records.</param>
/// <param name="plan">By what they are refined.</param>
/// <param name="tables">The tables of its parts: only asked for when a block is too large.</param>
/// <param name="options">The limits.</param>
internal sealed class Grouper(BlockingSource source, BlockingPlan plan, PartTables tables, BlockingOptions options)
{
    // Beyond that many further columns a block is swept: each costs a sort.
    private const int MostColumns = 4;

    public Groups Group(RuleKeys keys, int slot)
    {
        var slots = keys.IsAnyToAny ? keys.Width : 1;
        var hashes = ArrayPool<ulong>.Shared.Rent(Math.Max(1, checked(source.Records * slots)));
        var records = ArrayPool<int>.Shared.Rent(hashes.Length);
        try
        {
            var count = keys.Collect(slot, source.Records, hashes, records);
            RadixSort.Sort(hashes.AsSpan(0, count), records.AsSpan(0, count));
            var sorted = hashes.AsSpan(0, count);
            return keys.Rule is SortedNeighbourhoodRule rule ? Neighbours(keys, rule, sorted, records) : Blocks(keys, slot, sorted, records);
        }
        finally
        {
            ArrayPool<ulong>.Shared.Return(hashes);
            ArrayPool<int>.Shared.Return(records);
        }
    }

    private Groups Blocks(RuleKeys keys, int slot, ReadOnlySpan<ulong> hashes, int[] records)
    {
        var columns = plan.Refinement.Where(p => keys.Rule.Parts.All(own => own.Column != p.Column)).Take(MostColumns).ToArray();
        var limit = keys.Rule.Parts.Length == 0 && keys.Rule is SameKeyRule ? Math.Max(options.EveryPairUpTo, options.MaxPairsPerBlock) : options.MaxPairsPerBlock;
        var found = new Found();
        for (var start = 0; start < hashes.Length;)
        {
            var end = start + 1;
            while (end < hashes.Length && hashes[end] == hashes[start])
            {
                end++;
            }

            var pairs = found.Add(records.AsSpan(start, end - start), source.RightStart);
            if (pairs > limit)
            {
                found.Guarded++;
                Refine(records.AsSpan(start, end - start), columns, limit, found);
            }
            else if (pairs > 0)
            {
                found.Keep(records.AsSpan(start, end - start));
            }

            start = end;
        }

        return found.Freeze(keys, slot, limit);
    }

    private void Refine(Span<int> block, ReadOnlySpan<BlockingPart> columns, long limit, Found found)
    {
        var pairs = Groups.Pairs(block, source.RightStart);
        if (pairs == 0)
        {
            return;
        }

        if (columns.IsEmpty || pairs <= limit)
        {
            found.Keep(block);
            return;
        }

        var table = tables.Of(columns[0]);
        var rented = ArrayPool<ulong>.Shared.Rent(block.Length);
        var keys = rented.AsSpan(0, block.Length);
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = table[block[i], 0];
        }

        RadixSort.Sort(keys, block);
        for (var start = 0; start < keys.Length;)
        {
            var length = keys[start..].IndexOfAnyExcept(keys[start]);
            length = length < 0 ? keys.Length - start : length;
            Refine(block.Slice(start, length), columns[1..], limit, found);
            start += length;
        }

        ArrayPool<ulong>.Shared.Return(rented);
    }

    private static Groups Neighbours(RuleKeys keys, SortedNeighbourhoodRule rule, ReadOnlySpan<ulong> sorted, int[] records)
    {
        var found = new Found();
        for (var start = 0; start < sorted.Length;)
        {
            var end = start + 1;
            while (end < sorted.Length && (rule.SameStart == 0 || (sorted[end] ^ sorted[end - 1]) >> (64 - (8 * rule.SameStart)) == 0))
            {
                end++;
            }

            if (end - start > 1)
            {
                found.Keep(records.AsSpan(start, end - start));
            }

            start = end;
        }

        return found.Freeze(keys, 0, 0);
    }

    /// <summary>What is found so far.</summary>
    private sealed class Found
    {
        private readonly ArrayBufferWriter<int> records = new(1024);
        private readonly ArrayBufferWriter<int> ends = new(1024);
        private long all;
        private int largest;

        public int Guarded { get; set; }

        public long Add(ReadOnlySpan<int> block, int? rightStart)
        {
            var pairs = Groups.Pairs(block, rightStart);
            (all, largest) = (all + pairs, pairs > 0 ? Math.Max(largest, block.Length) : largest);
            return pairs;
        }

        public void Keep(ReadOnlySpan<int> block)
        {
            block.CopyTo(records.GetSpan(block.Length));
            records.Advance(block.Length);
            ends.GetSpan(1)[0] = records.WrittenCount;
            ends.Advance(1);
        }

        public Groups Freeze(RuleKeys keys, int slot, long limit) => new(records.WrittenSpan.ToArray(), ends.WrittenSpan.ToArray(), keys, slot, limit, all, largest, Guarded);
    }
}
