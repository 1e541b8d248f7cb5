using System.Runtime.InteropServices;

namespace Crm.Scoring.Boosting.Forests;

/// <summary>Lines of masks, one word a tree; equal lines are kept once.</summary>
internal sealed class MaskTable(TreeNode[][] trees, uint[][] reach, int width)
{
    private readonly List<uint> lines = [];
    private readonly Dictionary<long, List<int>> byHash = [];

    /// <summary>The line of what a value of a column leaves within reach; returns where it starts.</summary>
    public int Line(int column, double value)
    {
        var line = new uint[width];
        Array.Fill(line, uint.MaxValue);
        for (var t = 0; t < trees.Length; t++)
        {
            var tree = trees[t];
            for (var n = 0; n < tree.Length; n++)
            {
                if (tree[n].Column == column)
                {
                    line[t] &= ~reach[t][tree[n].GoesLeft(value) ? tree[n].Right : tree[n].Left];
                }
            }
        }

        return Place(line);
    }

    public uint[] ToArray() => [.. lines];

    private int Place(uint[] line)
    {
        var hash = new HashCode();
        hash.AddBytes(MemoryMarshal.AsBytes<uint>(line));
        ref var places = ref CollectionsMarshal.GetValueRefOrAddDefault(byHash, hash.ToHashCode(), out _);
        places ??= [];
        foreach (var known in places)
        {
            if (CollectionsMarshal.AsSpan(lines).Slice(known, width).SequenceEqual(line))
            {
                return known;
            }
        }

        var place = lines.Count;
        places.Add(place);
        lines.AddRange(line);
        return place;
    }
}
