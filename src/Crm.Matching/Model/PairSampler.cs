using Crm.Matching.Blocking;
using Crm.Matching.Chance;
using Crm.Matching.Fields;
using Crm.Matching.Records;

namespace Crm.Matching.Model;

/// <summary>Draws pairs of records: any, or such as have one value in common. Linking two sources, a pair has one record of each.</summary>
/// <param name="comparer">Compares the records.</param>
/// <param name="split">Where the right source begins; null: there is one source.</param>
/// <param name="seed">What is drawn.</param>
/// <param name="threads">How many threads compare.</param>
internal sealed class PairSampler(PairComparer comparer, int? split, ulong seed, int threads)
{
    /// <summary>How many pairs there are beside those that can be drawn: records and their copies.</summary>
    public int Copied { get; init; }

    /// <summary>How many pairs there are at all.</summary>
    public double AllPairs => Copied + (split is { } left ? (double)left * (comparer.Count - left) : comparer.Count * (comparer.Count - 1.0) / 2);

    /// <summary>Patterns of pairs that were drawn with equal chances.</summary>
    public PatternCounts Any(int draws, CancellationToken cancellationToken)
    {
        var random = new RandomDraw(seed, 0);
        var pairs = new RecordPair[draws];
        foreach (ref var pair in pairs.AsSpan())
        {
            var a = random.Below(split ?? comparer.Count);
            var b = split is { } left ? left + random.Below(comparer.Count - left) : random.Below(comparer.Count - 1);
            pair = new(a, split is null && b >= a ? b + 1 : b);
        }

        return Count(pairs, cancellationToken);
    }

    /// <summary>Patterns of pairs that have the same values in some fields, drawn with equal chances; as many as there are such pairs, and <paramref name="draws"/> at most.</summary>
    public PatternCounts Same(int[] fields, int draws, CancellationToken cancellationToken)
    {
        var groups = new ValueGroups(Together(fields), split);
        var random = new RandomDraw(seed, fields.Aggregate(1ul, (stream, field) => (stream * (Pattern.MaxFields + 1)) + (ulong)field));
        var pairs = new RecordPair[(int)Math.Ceiling(Math.Min(draws, groups.Pairs))];
        foreach (ref var pair in pairs.AsSpan())
        {
            var (a, b) = groups.Draw(ref random);
            pair = new(a, b);
        }

        return Count(pairs, cancellationToken);
    }

    /// <summary>The share of all pairs, of those whose records both have the field, that have the same value: exact.</summary>
    public double ShareOfSame(int field)
    {
        var column = comparer.Fields[field].Column;
        var lefts = new int[column.Values.Length];
        foreach (var code in column.Codes.AsSpan(0, split ?? 0))
        {
            lefts[Math.Max(code, 0)] += code < 0 ? 0 : 1;
        }

        var (same, left, all) = (0.0, 0.0, 0.0);
        for (var value = 0; value < lefts.Length; value++)
        {
            double count = column.Counts[value];
            same += split is null ? count * (count - 1) / 2 : lefts[value] * (count - lefts[value]);
            (left, all) = (left + lefts[value], all + count);
        }

        var present = split is null ? all * (all - 1) / 2 : left * (all - left);
        return present == 0 ? 0 : same / present;
    }

    // Numbers of pairs are whole: their sums are the same in any order.
    private PatternCounts Count(RecordPair[] pairs, CancellationToken cancellationToken)
    {
        var counts = new PatternCounts();
        Work.ByRanges(pairs.Length, Work.Options(threads, cancellationToken), (from, to) =>
        {
            var patterns = new ulong[to - from];
            comparer.Compare(pairs.AsSpan(from..to), patterns);
            lock (counts)
            {
                foreach (var pattern in patterns)
                {
                    counts.Add(pattern);
                }
            }
        });
        return counts;
    }

    // One value for each combination of values that is met; a record that lacks one of them has none.
    private CodedColumn Together(int[] fields)
    {
        if (fields is [var field])
        {
            return comparer.Fields[field].Column;
        }

        var first = Together(fields[..^1]);
        var second = comparer.Fields[fields[^1]].Column;
        var known = new Dictionary<(int, int), int>();
        var codes = new int[first.Codes.Length];
        for (var r = 0; r < codes.Length; r++)
        {
            var (a, b) = (first.Codes[r], second.Codes[r]);
            if (a < 0 || b < 0)
            {
                codes[r] = -1;
            }
            else if (!known.TryGetValue((a, b), out codes[r]))
            {
                known[(a, b)] = codes[r] = known.Count;
            }
        }

        return new("", second.Role, codes, new string[known.Count], []);
    }
}
