using System.Numerics;
using Crm.Scoring.Data;

namespace Crm.Scoring.Boosting.Binning;

/// <summary>
/// Rows as bytes. Eight columns share a block, one 64-bit word a row, so that a row's bins of a block come with one load. Rows are put in an order that their own content decides: whatever is drawn
/// or summed afterwards is the same for any order they came in (equal rows are interchangeable).
/// </summary>
internal sealed class BinnedRows
{
    public const int ColumnsPerBlock = 8;

    private BinnedRows(ColumnBins[] columns, ulong[][] blocks, double[] outcomes, double[] weights)
    {
        (Columns, Blocks, Outcomes, Weights) = (columns, blocks, outcomes, weights);
        Offsets = new int[columns.Length + 1];
        for (var c = 0; c < columns.Length; c++)
        {
            Offsets[c + 1] = Offsets[c] + columns[c].Count;
        }
    }

    public ColumnBins[] Columns { get; }

    public ulong[][] Blocks { get; }

    /// <summary>0 or 1 a row.</summary>
    public double[] Outcomes { get; }

    public double[] Weights { get; }

    public int Rows => Outcomes.Length;

    /// <summary>Where in a histogram the bins of each column start; at the end how many there are.</summary>
    public int[] Offsets { get; }

    public static BinnedRows Of(DataSet data, BoostedTreesOptions options, ThreadTeam team)
    {
        var columns = new ColumnBins[data.Columns.Length];
        var blocks = new ulong[(columns.Length + ColumnsPerBlock - 1) / ColumnsPerBlock][];
        team.Run(columns.Length, c => columns[c] = ColumnBins.Of(data.Columns[c], data.Weights, options));
        team.Run(blocks.Length, b => blocks[b] = Block(data, columns, b * ColumnsPerBlock));
        var target = data.Target;
        var weights = data.Weights;
        var (outcomes, counts, keys, order) = (new double[data.Rows], new double[data.Rows], new ulong[data.Rows], new int[data.Rows]);
        for (var row = 0; row < order.Length; row++)
        {
            order[row] = row;
            outcomes[row] = target[row] ? 1 : 0;
            counts[row] = (weights.IsEmpty ? 1 : weights[row]) * (target[row] ? options.PositiveWeight : 1);
            var key = Mix(BitConverter.DoubleToUInt64Bits(counts[row]) + (ulong)outcomes[row]);
            foreach (var block in blocks)
            {
                key = Mix(key ^ block[row]);
            }

            keys[row] = key;
        }

        Array.Sort(keys, order);
        team.Run(blocks.Length, b => blocks[b] = Array.ConvertAll(order, row => blocks[b][row]));
        return new(columns, blocks, Array.ConvertAll(order, row => outcomes[row]), Array.ConvertAll(order, row => counts[row]));
    }

    public byte Bin(int column, int row) => (byte)(Blocks[column / ColumnsPerBlock][row] >> (column % ColumnsPerBlock * 8));

    private static ulong[] Block(DataSet data, ColumnBins[] columns, int first)
    {
        var block = new ulong[data.Rows];
        for (var c = first; c < Math.Min(first + ColumnsPerBlock, columns.Length); c++)
        {
            var values = data.Columns[c].Values;
            var (bins, shift) = (columns[c], (c - first) * 8);
            for (var row = 0; row < block.Length; row++)
            {
                block[row] |= (ulong)bins.Bin(values[row]) << shift;
            }
        }

        return block;
    }

    // The finalizer of SplitMix64 (Steele, Lea, Flood 2014).
    private static ulong Mix(ulong x)
    {
        x = BitOperations.RotateLeft(x, 25) + 0x9E3779B97F4A7C15;
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }
}
