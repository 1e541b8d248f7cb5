using Crm.Matching.Blocking;

namespace Crm.Matching.Records;

/// <summary>An order of records that follows from what they hold, so that nothing that is drawn, summed or tied later depends on the order in which they came. Records that are the same may change places.</summary>
internal static class ContentOrder
{
    /// <summary>The places of the records in that order: those of the left source first.</summary>
    /// <param name="columns">All columns.</param>
    /// <param name="left">How many records the left source has; all, when there is one source.</param>
    /// <param name="work">How the work is spread.</param>
    public static int[] Of(CodedColumn[] columns, int left, ParallelOptions work)
    {
        var count = columns[0].Codes.Length;
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

        int[] places = [.. Enumerable.Range(0, count)];
        Array.Sort(hashes, places, 0, left);
        Array.Sort(hashes, places, left, count - left);
        return places;
    }

    /// <summary>The column with its records in another order, and its values in the order in which the records then meet them.</summary>
    public static CodedColumn Reorder(CodedColumn column, int[] places)
    {
        var (renamed, old, codes) = (new int[column.Values.Length], new int[column.Values.Length], new int[places.Length]);
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
        }

        return new(column.Name, column.Role, codes, Array.ConvertAll(old, code => column.Values[code]), Array.ConvertAll(old, code => column.Counts[code]));
    }
}
