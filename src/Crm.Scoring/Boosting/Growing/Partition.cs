using Crm.Scoring.Boosting.Binning;

namespace Crm.Scoring.Boosting.Growing;

/// <summary>The rows of a tree, those of a leaf side by side and in their order.</summary>
internal sealed class Partition(BinnedRows rows)
{
    private readonly int[] order = new int[rows.Rows];
    private readonly int[] right = new int[rows.Rows];
    private readonly byte[] isLeft = new byte[Histogram.Stride];

    /// <summary>Takes up all rows of a tree; returns their packed sum.</summary>
    public long Start(ReadOnlySpan<int> sample, long[] packed)
    {
        sample.CopyTo(order);
        var sum = 0L;
        foreach (var row in sample)
        {
            sum += packed[row];
        }

        return sum;
    }

    public ReadOnlySpan<int> Rows(Leaf leaf) => order.AsSpan(leaf.Start, leaf.Count);

    /// <summary>Puts a leaf's rows that go left before the others; returns how many do. Every row is written to both sides and one of them kept, so that nothing is guessed.</summary>
    public int Split(Leaf leaf, int column, in BinSet left)
    {
        for (var bin = 0; bin < isLeft.Length; bin++)
        {
            isLeft[bin] = left.Has(bin) ? (byte)1 : (byte)0;
        }

        var block = rows.Blocks[column / BinnedRows.ColumnsPerBlock];
        var shift = column % BinnedRows.ColumnsPerBlock * 8;
        var here = order.AsSpan(leaf.Start, leaf.Count);
        var there = right.AsSpan(0, leaf.Count);
        var (lefts, rights) = (0, 0);
        for (var i = 0; i < here.Length; i++)
        {
            var row = here[i];
            var goes = isLeft[(byte)(block[row] >> shift)];
            here[lefts] = row;
            there[rights] = row;
            lefts += goes;
            rights += 1 - goes;
        }

        there[..rights].CopyTo(here[lefts..]);
        return lefts;
    }
}
