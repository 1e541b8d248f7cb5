using Crm.Scoring.Boosting.Binning;

namespace Crm.Scoring.Boosting.Growing;

/// <summary>The rows of a tree, those of a leaf side by side and in their order.</summary>
internal sealed class Partition(BinnedRows rows, ThreadTeam team)
{
    // What a thread takes at a time.
    private const int PartRows = 6_144;

    private readonly int[] order = new int[rows.Rows];
    private readonly int[] right = new int[rows.Rows];

    /// <summary>Takes up all rows of a tree.</summary>
    public void Start(ReadOnlySpan<int> sample) => sample.CopyTo(order);

    public ReadOnlySpan<int> Rows(Leaf leaf) => order.AsSpan(leaf.Start, leaf.Count);

    /// <summary>Puts a leaf's rows that go left before the others; returns how many do. Threads may do so with different leaves, and share out the rows of a large one.</summary>
    public int Split(Leaf leaf, int column, BinSet left)
    {
        var isLeft = new byte[Histogram.Stride];
        for (var bin = 0; bin < isLeft.Length; bin++)
        {
            isLeft[bin] = left.Has(bin) ? (byte)1 : (byte)0;
        }

        var (block, shift) = (rows.Blocks[column / BinnedRows.ColumnsPerBlock], column % BinnedRows.ColumnsPerBlock * 8);
        var lefts = new int[(leaf.Count + PartRows - 1) / PartRows];
        team.Share(lefts.Length, part => lefts[part] = Split(Part(leaf, part), block, shift, isLeft));

        // The parts' left sides move together, then the right ones are put behind them.
        var all = lefts[0];
        for (var part = 1; part < lefts.Length; part++)
        {
            order.AsSpan(Part(leaf, part).Start, lefts[part]).CopyTo(order.AsSpan(leaf.Start + all));
            all += lefts[part];
        }

        var next = leaf.Start + all;
        for (var part = 0; part < lefts.Length; part++)
        {
            var (start, count) = Part(leaf, part);
            right.AsSpan(start, count - lefts[part]).CopyTo(order.AsSpan(next));
            next += count - lefts[part];
        }

        return all;
    }

    private static (int Start, int Count) Part(Leaf leaf, int part) => (leaf.Start + (part * PartRows), Math.Min(PartRows, leaf.Count - (part * PartRows)));

    // Every row is written to both sides and one of them kept, so that nothing is guessed.
    private int Split((int Start, int Count) part, ulong[] block, int shift, byte[] isLeft)
    {
        var here = order.AsSpan(part.Start, part.Count);
        var there = right.AsSpan(part.Start, part.Count);
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

        return lefts;
    }
}
