using Crm.Scoring.Boosting.Binning;

namespace Crm.Scoring.Boosting.Growing;

/// <summary>Sums the gradients of leaves by bins and finds their best splits, block by block of columns. Of two siblings only the smaller one's rows are summed; the larger is what is left of the parent.</summary>
internal sealed class LeafSearch(BinnedRows rows, Gradients gradients, Partition partition, SplitSearch search, ThreadTeam team)
{
    /// <summary>Searches a leaf and its larger sibling.</summary>
    /// <param name="smaller">The leaf.</param>
    /// <param name="larger">The sibling, which has the parent's sums; null for a root, whose total is found here, too.</param>
    /// <param name="columns">For each column whether the tree may use it.</param>
    public void Search(Leaf smaller, Leaf? larger, bool[] columns)
    {
        team.Share(rows.Blocks.Length, block => Sum(block, smaller, larger));
        if (larger is null)
        {
            // Each row is in one bin of any column.
            foreach (var sum in smaller.Sums.AsSpan(0, rows.Offsets[Math.Min(1, rows.Columns.Length)]))
            {
                smaller.Total += sum;
            }
        }

        var found = new (Split Smaller, Split Larger)[columns.Length];
        team.Share(columns.Length, column => found[column] = columns[column] ? (search.Best(smaller, column), larger is null ? Split.None : search.Best(larger, column)) : (Split.None, Split.None));
        foreach (var splits in found)
        {
            smaller.Best = Better(smaller.Best, splits.Smaller);
            if (larger is not null)
            {
                larger.Best = Better(larger.Best, splits.Larger);
            }
        }
    }

    private void Sum(int block, Leaf smaller, Leaf? larger)
    {
        Span<long> sums = stackalloc long[BinnedRows.ColumnsPerBlock * Histogram.Stride];
        Histogram.Sum(rows.Blocks[block], partition.Rows(smaller), gradients.Packed, sums);
        var first = block * BinnedRows.ColumnsPerBlock;
        var end = Math.Min(first + BinnedRows.ColumnsPerBlock, rows.Columns.Length);
        for (var column = first; column < end; column++)
        {
            sums.Slice((column - first) * Histogram.Stride, rows.Columns[column].Count).CopyTo(smaller.Sums.AsSpan(rows.Offsets[column]));
        }

        if (larger is not null)
        {
            var range = rows.Offsets[first]..rows.Offsets[end];
            Histogram.Subtract(larger.Sums.AsSpan(range), smaller.Sums.AsSpan(range));
        }
    }

    // The first of equals, in the order of the columns.
    private static Split Better(in Split known, in Split other) => other.Gain > known.Gain ? other : known;
}
