using Crm.Matching.Chance;
using Crm.Matching.Records;

namespace Crm.Matching.Model;

/// <summary>The records of a column by their value, to draw pairs that have one in common.</summary>
internal sealed class ValueGroups
{
    private readonly int[] records;
    private readonly int[] starts;
    private readonly int[] middles;
    private readonly double[] pairsTo;
    private readonly bool linked;

    public ValueGroups(CodedColumn column, int? split)
    {
        linked = split is not null;
        var codes = column.Codes;
        starts = new int[column.Values.Length + 1];
        foreach (var code in codes)
        {
            if (code >= 0)
            {
                starts[code + 1]++;
            }
        }

        for (var v = 0; v < column.Values.Length; v++)
        {
            starts[v + 1] += starts[v];
        }

        var next = starts[..^1];
        (records, middles, pairsTo) = (new int[starts[^1]], starts[..^1], new double[column.Values.Length]);
        for (var r = 0; r < codes.Length; r++)
        {
            if (codes[r] >= 0)
            {
                records[next[codes[r]]++] = r;
                if (r < split)
                {
                    middles[codes[r]]++;
                }
            }
        }

        for (var v = 0; v < pairsTo.Length; v++)
        {
            double count = starts[v + 1] - starts[v], left = middles[v] - starts[v];
            Pairs += linked ? left * (count - left) : count * (count - 1) / 2;
            pairsTo[v] = Pairs;
        }
    }

    /// <summary>How many pairs have the same value.</summary>
    public double Pairs { get; }

    public (int Left, int Right) Draw(ref RandomDraw random)
    {
        var drawn = random.Share() * Pairs;
        var (value, end) = (0, pairsTo.Length - 1);
        while (value < end)
        {
            var middle = (value + end) / 2;
            (value, end) = pairsTo[middle] > drawn ? (value, middle) : (middle + 1, end);
        }

        var group = records.AsSpan(starts[value], starts[value + 1] - starts[value]);
        if (linked)
        {
            var left = middles[value] - starts[value];
            return (group[random.Below(left)], group[left + random.Below(group.Length - left)]);
        }

        var (a, b) = (random.Below(group.Length), random.Below(group.Length - 1));
        return (group[a], group[b >= a ? b + 1 : b]);
    }
}
