using System.Buffers;

namespace Crm.Matching.Blocking.Lines;

/// <summary>Sorts numbers with the records they belong to: by three rounds of counting on the high bits, and what they leave undecided by comparing. Records of one number stay in their order.</summary>
internal static class RadixSort
{
    private const int Bits = 11;
    private const int Low = 64 - (3 * Bits);
    private const int Small = 2048;

    public static void Sort(Span<ulong> keys, Span<int> records)
    {
        if (keys.Length < Small)
        {
            Compare(keys, records);
            return;
        }

        var otherKeys = ArrayPool<ulong>.Shared.Rent(keys.Length);
        var otherRecords = ArrayPool<int>.Shared.Rent(keys.Length);
        var spareKeys = otherKeys.AsSpan(0, keys.Length);
        var spareRecords = otherRecords.AsSpan(0, keys.Length);
        Round(keys, records, spareKeys, spareRecords, Low);
        Round(spareKeys, spareRecords, keys, records, Low + Bits);
        Round(keys, records, spareKeys, spareRecords, Low + (2 * Bits));
        spareKeys.CopyTo(keys);
        spareRecords.CopyTo(records);
        ArrayPool<ulong>.Shared.Return(otherKeys);
        ArrayPool<int>.Shared.Return(otherRecords);
        Finish(keys, records);
    }

    private static void Round(Span<ulong> fromKeys, Span<int> fromRecords, Span<ulong> toKeys, Span<int> toRecords, int shift)
    {
        const int Mask = (1 << Bits) - 1;
        Span<int> places = stackalloc int[1 << Bits];
        places.Clear();
        foreach (var key in fromKeys)
        {
            places[(int)(key >> shift) & Mask]++;
        }

        var sum = 0;
        foreach (ref var place in places)
        {
            (place, sum) = (sum, sum + place);
        }

        for (var i = 0; i < fromKeys.Length; i++)
        {
            var key = fromKeys[i];
            ref var place = ref places[(int)(key >> shift) & Mask];
            toKeys[place] = key;
            toRecords[place++] = fromRecords[i];
        }
    }

    /// <summary>Runs that agree in the high bits and not in the low ones: rare among hashes.</summary>
    private static void Finish(Span<ulong> keys, Span<int> records)
    {
        for (var start = 0; start < keys.Length;)
        {
            var (end, isMixed) = (start + 1, false);
            while (end < keys.Length && keys[end] >> Low == keys[start] >> Low)
            {
                isMixed |= keys[end++] != keys[start];
            }

            if (isMixed)
            {
                Compare(keys[start..end], records[start..end]);
            }

            start = end;
        }
    }

    private static void Compare(Span<ulong> keys, Span<int> records)
    {
        keys.Sort(records);
        for (var start = 0; start < keys.Length;)
        {
            var end = start + 1;
            while (end < keys.Length && keys[end] == keys[start])
            {
                end++;
            }

            records[start..end].Sort();
            start = end;
        }
    }
}
