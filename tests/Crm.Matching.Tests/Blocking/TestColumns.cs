using Crm.Matching.Blocking.Pairs;
using Crm.Matching.Records;

namespace Crm.Matching.Tests.Blocking;

internal static class TestColumns
{
    /// <summary>A column of given values, numbered as they first appear.</summary>
    public static CodedColumn Of(string name, FieldRole role, params string?[] values)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var codes = new int[values.Length];
        var counts = new List<int>();
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] is not { } value)
            {
                codes[i] = -1;
                continue;
            }

            if (!numbers.TryGetValue(value, out codes[i]))
            {
                numbers.Add(value, codes[i] = counts.Count);
                counts.Add(0);
            }

            counts[codes[i]]++;
        }

        return new(name, role, codes, [.. numbers.OrderBy(n => n.Value).Select(n => n.Key)], [.. counts]);
    }

    /// <summary>All pairs with the keys that bring them, in the order in which they come.</summary>
    public static List<(RecordPair Pair, int Key)> ReadAll(this CandidatePairs pairs)
    {
        var all = new List<(RecordPair, int)>();
        var buffer = new RecordPair[CandidatePairs.BatchSize];
        for (var unit = 0; unit < pairs.UnitCount; unit++)
        {
            pairs.Read(unit, buffer, (batch, key) =>
            {
                foreach (var pair in batch)
                {
                    all.Add((pair, key));
                }
            });
        }

        return all;
    }
}
