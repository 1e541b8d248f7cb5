using Crm.Matching.Blocking;
using Crm.Matching.Model;
using Crm.Matching.Records;

namespace Crm.Matching.Fields;

/// <summary>Compares records in all fields. The codes of a record lie together: a pair costs two cache lines and what its values need.</summary>
internal sealed class PairComparer
{
    // Pairs whose codes fit the first cache.
    private const int Block = 256;

    private readonly FieldComparison[] fields;
    private readonly NameSwap? swap;
    private readonly int[] same;
    private readonly int[] codes;

    public PairComparer(IReadOnlyList<FieldComparison> fields, NameSwap? swap, ParallelOptions work)
    {
        (this.fields, this.swap) = ([.. fields], swap);
        same = Array.ConvertAll(this.fields, field => field.Levels.Count);
        Count = fields.Count == 0 ? 0 : fields[0].Column.Codes.Length;
        codes = new int[Count * fields.Count];
        var columns = Array.ConvertAll(this.fields, field => field.Column.Codes);
        Work.ByRanges(Count, work, (from, to) =>
        {
            var next = from * columns.Length;
            for (var r = from; r < to; r++)
            {
                foreach (var column in columns)
                {
                    codes[next++] = column[r];
                }
            }
        });
    }

    /// <summary>The number of records.</summary>
    public int Count { get; }

    public IReadOnlyList<FieldComparison> Fields => fields;

    /// <summary>A record's codes, by field; -1: missing.</summary>
    public ReadOnlySpan<int> this[int record] => codes.AsSpan(record * fields.Length, fields.Length);

    /// <summary>The pattern of two records.</summary>
    public ulong Compare(int left, int right)
    {
        var a = this[left];
        var b = this[right];
        var pattern = 0ul;
        for (var f = 0; f < fields.Length; f++)
        {
            var (x, y) = (a[f], b[f]);
            if ((x | y) >= 0)
            {
                pattern = Pattern.With(pattern, f, x == y ? same[f] : fields[f].Level(x, y));
            }
        }

        return swap is null ? pattern : swap.Apply(pattern, a, b);
    }

    /// <summary>The patterns of many pairs, field by field, so that the waits for memory overlap.</summary>
    public void Compare(ReadOnlySpan<RecordPair> pairs, Span<ulong> patterns)
    {
        for (var from = 0; from < pairs.Length; from += Block)
        {
            var count = Math.Min(Block, pairs.Length - from);
            CompareBlock(pairs.Slice(from, count), patterns.Slice(from, count));
        }
    }

    private void CompareBlock(ReadOnlySpan<RecordPair> pairs, Span<ulong> patterns)
    {
        patterns.Clear();
        for (var f = 0; f < fields.Length; f++)
        {
            var (field, top) = (fields[f], same[f]);
            for (var i = 0; i < pairs.Length; i++)
            {
                var (x, y) = (codes[(pairs[i].Left * fields.Length) + f], codes[(pairs[i].Right * fields.Length) + f]);
                if ((x | y) >= 0)
                {
                    patterns[i] = Pattern.With(patterns[i], f, x == y ? top : field.Level(x, y));
                }
            }
        }

        for (var i = 0; i < pairs.Length && swap is not null; i++)
        {
            patterns[i] = swap.Apply(patterns[i], this[pairs[i].Left], this[pairs[i].Right]);
        }
    }
}
