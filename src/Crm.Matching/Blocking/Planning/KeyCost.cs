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
        var source = sample.Source;
        var hashes = ArrayPool<ulong>.Shared.Rent(Math.Max(1, source.Records));
        var records = ArrayPool<int>.Shared.Rent(hashes.Length);
        var count = 0;
        for (var record = 0; record < source.Records; record++)
        {
            if (keys.Of(record, 0) is not 0 and var hash)
            {
                (hashes[count], records[count++]) = (hash, record);
            }
        }

        RadixSort.Sort(hashes.AsSpan(0, count), records.AsSpan(0, count));
        var (pairs, whole) = (0.0, 0L);
        for (var start = 0; start < count;)
        {
            var end = start + 1;
            while (end < count && hashes[end] == hashes[start])
            {
                end++;
            }

            var block = Groups.Pairs(records.AsSpan(start, end - start), source.RightStart) * sample.Scale * sample.Scale;
            var isWhole = block <= options.MaxPairsPerBlock;
            pairs += isWhole ? block : Math.Min(block, (end - start) * sample.Scale * options.SweepWindow);
            whole += isWhole ? end - start : 0;
            start = end;
        }

        ArrayPool<ulong>.Shared.Return(hashes);
        ArrayPool<int>.Shared.Return(records);
        return key with { Cost = pairs / (source.Records * sample.Scale), Whole = count == 0 ? 0 : (double)whole / count };
    }
}
