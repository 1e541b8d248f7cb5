using Crm.Matching.Blocking;

namespace Crm.Matching.Records;

/// <summary>An order of records that follows from what they hold, so that nothing that is drawn, summed or tied later depends on the order in which they came. Records that are the same may change places.</summary>
internal static class ContentOrder
{
    /// <summary>The places of the records in that order: those of the left source first.</summary>
    /// <param name="columns">All columns.</param>
    /// <param name="count">How many records there are.</param>
    /// <param name="left">How many records the left source has; all, when there is one source.</param>
    /// <param name="apart">Records that are not to lie beside such as hold the same.</param>
    /// <param name="work">How the work is spread.</param>
    public static int[] Of(CodedColumn[] columns, int count, int left, IReadOnlySet<int> apart, ParallelOptions work)
    {
        var hashes = new ulong[count];
        for (var c = 0; c < columns.Length; c++)
        {
            var seed = TextHash.Mix((ulong)c + 1);
            var (values, codes) = (columns[c].Values, columns[c].Codes);
            var ofValue = new ulong[values.Length];
            Work.ByRanges(values.Length, work, (from, to) =>
            {
                for (var v = from; v < to; v++)
                {
                    ofValue[v] = TextHash.Of(values[v], seed);
                }
            });
            Work.ByRanges(count, work, (from, to) =>
            {
                for (var r = from; r < to; r++)
                {
                    hashes[r] += codes[r] < 0 ? seed : ofValue[codes[r]];
                }
            });
        }

        foreach (var record in apart)
        {
            hashes[record] = TextHash.Mix(hashes[record]);
        }

        int[] places = [.. Enumerable.Range(0, count)];
        Array.Sort(hashes, places, 0, left);
        Array.Sort(hashes, places, left, count - left);
        return places;
    }

    /// <summary>The column with some of its records in another order, and its values in the order in which the records then meet them. Each value is met.</summary>
    public static CodedColumn Reorder(CodedColumn column, int[] places)
    {
        var (renamed, old, counts, codes) = (new int[column.Values.Length], new int[column.Values.Length], new int[column.Values.Length], new int[places.Length]);
        var next = 0;
        for (var r = 0; r < places.Length; r++)
        {
            var code = column.Codes[places[r]];
            if (code >= 0 && renamed[code] == 0)
            {
                old[next] = code;
                renamed[code] = ++next;
            }

            codes[r] = code < 0 ? -1 : renamed[code] - 1;
            if (code >= 0)
            {
                counts[codes[r]]++;
            }
        }

        return new(column.Name, column.Role, codes, Array.ConvertAll(old, code => column.Values[code]), counts);
    }
}
