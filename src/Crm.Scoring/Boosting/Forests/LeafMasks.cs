using System.Buffers;
using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Crm.Scoring.Data;

namespace Crm.Scoring.Boosting.Forests;

/// <summary>
/// A forest without branches. Each value of a column leaves some leaves of each tree within reach; the leaves of a tree are the bits of a word, and the one bit that the masks of all columns have in common is the
/// leaf. The idea of Lucchese et al. 2015, "QuickScorer", and Ye et al. 2018, "RapidScorer", taken from nodes to whole columns: the masks of all nodes on a column are put together beforehand, for each interval
/// between thresholds and each level. 16 trees are looked at together.
/// </summary>
internal sealed class LeafMasks
{
    /// <summary>The most leaves that a tree can have.</summary>
    public const int MaxLeaves = 32;

    // Trees in a group: the 32-bit lanes of the widest vector, and a cache line.
    private const int Lanes = 16;

    // So many rows go through a group of trees before the next: the masks they meet stay in the first-level cache.
    private const int Tile = 128;

    private const int OnStack = 256;

    private readonly MaskedColumn[] columns;
    private readonly uint[] masks;
    private readonly double[] answers;
    private readonly int groups;

    public LeafMasks(ImmutableArray<InputColumn> inputs, TreeNode[][] trees)
    {
        groups = (trees.Length + Lanes - 1) / Lanes;
        answers = new double[groups * Lanes * MaxLeaves];
        var reach = new uint[trees.Length][];
        for (var t = 0; t < trees.Length; t++)
        {
            reach[t] = Reach(trees[t], answers.AsSpan(t * MaxLeaves, MaxLeaves));
        }

        var table = new MaskTable(trees, reach, groups * Lanes);
        columns = [.. Enumerable.Range(0, inputs.Length).Where(c => trees.Any(t => Array.Exists(t, n => n.Column == c))).Select(c => MaskedColumn.Of(c, inputs[c], trees, table))];
        masks = table.ToArray();
    }

    /// <summary>The sum of the answers for a row.</summary>
    public double Sum(ReadOnlySpan<double> row)
    {
        var rented = columns.Length > OnStack ? ArrayPool<int>.Shared.Rent(columns.Length) : null;
        var places = (rented ?? stackalloc int[OnStack])[..columns.Length];
        for (var c = 0; c < places.Length; c++)
        {
            places[c] = columns[c].Place(row[columns[c].Column]);
        }

        var sum = 0.0;
        for (var group = 0; group < groups; group++)
        {
            sum += GroupSum(places, group);
        }

        if (rented is not null)
        {
            ArrayPool<int>.Shared.Return(rented);
        }

        return sum;
    }

    /// <summary>The sums of the answers for many rows, given by columns.</summary>
    public void Sums(double[][] values, Span<double> sums)
    {
        sums.Clear();
        var places = new int[Tile * columns.Length];
        for (var first = 0; first < sums.Length; first += Tile)
        {
            var tile = sums[first..Math.Min(first + Tile, sums.Length)];
            for (var c = 0; c < columns.Length; c++)
            {
                var column = columns[c];
                var some = values[column.Column].AsSpan(first, tile.Length);
                for (var i = 0; i < some.Length; i++)
                {
                    places[(i * columns.Length) + c] = column.Place(some[i]);
                }
            }

            for (var group = 0; group < groups; group++)
            {
                for (var i = 0; i < tile.Length; i++)
                {
                    tile[i] += GroupSum(places.AsSpan(i * columns.Length, columns.Length), group);
                }
            }
        }
    }

    // For each node the leaves below it, as bits; the answers are put where the bits are.
    private static uint[] Reach(TreeNode[] tree, Span<double> answers)
    {
        var below = new uint[tree.Length];
        var leaf = 0;
        for (var n = tree.Length - 1; n >= 0; n--)
        {
            if (tree[n].IsLeaf)
            {
                answers[leaf] = tree[n].Answer;
                below[n] = 1u << leaf++;
            }
            else
            {
                below[n] = below[tree[n].Left] | below[tree[n].Right];
            }
        }

        return below;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private double GroupSum(ReadOnlySpan<int> places, int group)
    {
        var within = Vector512<uint>.AllBitsSet;
        var from = masks.AsSpan(group * Lanes);
        foreach (var place in places)
        {
            within &= Vector512.Create((ReadOnlySpan<uint>)from.Slice(place, Lanes));
        }

        Span<uint> leaves = stackalloc uint[Lanes];
        within.CopyTo(leaves);
        var of = answers.AsSpan(group * Lanes * MaxLeaves, Lanes * MaxLeaves);
        var (a, b, c, d) = (0.0, 0.0, 0.0, 0.0);
        for (var i = 0; i < Lanes; i += 4)
        {
            a += of[(i * MaxLeaves) + BitOperations.TrailingZeroCount(leaves[i])];
            b += of[((i + 1) * MaxLeaves) + BitOperations.TrailingZeroCount(leaves[i + 1])];
            c += of[((i + 2) * MaxLeaves) + BitOperations.TrailingZeroCount(leaves[i + 2])];
            d += of[((i + 3) * MaxLeaves) + BitOperations.TrailingZeroCount(leaves[i + 3])];
        }

        return a + b + (c + d);
    }
}
