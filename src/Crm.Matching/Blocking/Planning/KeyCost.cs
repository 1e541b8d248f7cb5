using System.Buffers;
using Crm.Matching.Blocking.Keys;
using Crm.Matching.Blocking.Lines;

namespace Crm.Matching.Blocking.Planning;

/// <summary>Estimates what a rule brings from the sizes of its blocks in a sample.</summary>
/// <param name="sample">The sample.</param>
/// <param name="options">Above which size a block is guarded.</param>
internal sealed class KeyCost(SampledRecords sample, BlockingOptions options)
{
    public PlannedKey Of(PlannedKey key, RuleKeys keys)
    {
        var (pairs, whole, count) = (0.0, 0L, 0L);
        for (var slot = 0; slot < (keys.IsAnyToAny ? 1 : keys.Width); slot++)
        {
            Add(keys, slot, ref pairs, ref whole, ref count);
        }

        return key with
        {
            Cost = pairs / (sample.Source.Records * sample.Scale),
            // Of several words one in a small block is enough.
            Whole = count == 0 ? 0 : Math.Min(1, (double)whole * (keys.IsAnyToAny ? WordsOf(keys, count) : 1) / count),
            Blocks = keys.Width,
        };
    }

    /// <summary>How many keys a record has that has any.</summary>
    private double WordsOf(RuleKeys keys, long count) => (double)count / Enumerable.Range(0, sample.Source.Records).Count(r => keys.Of(r, 0) != 0);

    private void Add(RuleKeys keys, int slot, ref double pairs, ref long whole, ref long count)
    {
        var source = sample.Source;
        var hashes = ArrayPool<ulong>.Shared.Rent(Math.Max(1, source.Records * keys.Width));
        var records = ArrayPool<int>.Shared.Rent(hashes.Length);
        var length = keys.Collect(slot, source.Records, hashes, records);
        RadixSort.Sort(hashes.AsSpan(0, length), records.AsSpan(0, length));
        for (var start = 0; start < length;)
        {
            var end = start + 1;
            while (end < length && hashes[end] == hashes[start])
            {
                end++;
            }

            var block = Groups.Pairs(records.AsSpan(start, end - start), source.RightStart) * sample.Scale * sample.Scale;
            var isWhole = block <= options.MaxPairsPerBlock;
            pairs += isWhole ? block : Math.Min(block, (end - start) * sample.Scale * options.SweepWindow);
            whole += isWhole ? end - start : 0;
            start = end;
        }

        count += length;
        ArrayPool<ulong>.Shared.Return(hashes);
        ArrayPool<int>.Shared.Return(records);
    }
}
