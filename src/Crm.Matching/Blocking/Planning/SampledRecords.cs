using Crm.Matching.Blocking.Keys;
using Crm.Matching.Blocking.Lines;
using Crm.Matching.Records;

namespace Crm.Matching.Blocking.Planning;

/// <summary>Records that stand for all when the pairs of many rules are estimated. They are taken evenly from all, sorted by what they say, so that their order in the source does not matter.</summary>
/// <param name="Source">The sample.</param>
/// <param name="Scale">For how many records each of it stands.</param>
internal sealed record SampledRecords(BlockingSource Source, double Scale)
{
    public static SampledRecords Of(BlockingSource source, int size, int threads, CancellationToken cancellationToken)
    {
        if (source.Records <= size)
        {
            return new(source, 1);
        }

        var contents = RecordContents.Of(source, threads, cancellationToken);
        int[] places = [.. Enumerable.Range(0, source.Records)];
        RadixSort.Sort(contents, places);
        var taken = new int[size];
        for (var i = 0; i < size; i++)
        {
            taken[i] = places[(int)((long)i * source.Records / size)];
        }

        // The left source's records stay before the right one's.
        taken.AsSpan().Sort();
        var columns = new CodedColumn[source.Columns.Count];
        Parallel.For(0, columns.Length, Work.Options(threads, cancellationToken), i => columns[i] = Take(source.Columns[i], taken));
        var left = source.RightStart is { } right ? taken.Count(t => t < right) : (int?)null;
        return new(new(columns, size, left), (double)source.Records / size);
    }

    private static CodedColumn Take(CodedColumn column, int[] taken)
    {
        var numbers = new int[column.Values.Length];
        var codes = new int[taken.Length];
        var (values, counts) = (new List<string>(), new List<int>());
        for (var i = 0; i < taken.Length; i++)
        {
            var code = column.Codes[taken[i]];
            if (code < 0)
            {
                codes[i] = -1;
                continue;
            }

            if (numbers[code] == 0)
            {
                values.Add(column.Values[code]);
                counts.Add(0);
                numbers[code] = values.Count;
            }

            codes[i] = numbers[code] - 1;
            counts[codes[i]]++;
        }

        return new(column.Name, column.Role, codes, [.. values], [.. counts]);
    }
}
