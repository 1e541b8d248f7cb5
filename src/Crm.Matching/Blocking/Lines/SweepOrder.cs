using Crm.Matching.Blocking.Keys;
using Crm.Matching.Records;

namespace Crm.Matching.Blocking.Lines;

/// <summary>The order in which records of a block that is too large are swept: by the first bytes of two columns that the rule does not have, then by all that they say, last by their places.</summary>
internal sealed class SweepOrder
{
    private readonly CodedColumn[] columns;
    private readonly ulong[] contents;
    private readonly SortPrefix prefix;

    /// <param name="rule">The rule; a sorted neighbourhood's own columns are what its records are sorted by.</param>
    /// <param name="plan">Its plan.</param>
    /// <param name="source">The records.</param>
    /// <param name="contents">What each of them says.</param>
    public SweepOrder(BlockingRule rule, BlockingPlan plan, BlockingSource source, ulong[] contents)
    {
        var names = rule is SortedNeighbourhoodRule
            ? rule.Parts.Select(p => p.Column)
            : plan.Refinement.Select(p => p.Column).Where(c => rule.Parts.All(own => own.Column != c)).Distinct().Take(2);
        columns = [.. names.Select(source.Column)];
        prefix = new(8 / Math.Max(1, columns.Length));
        this.contents = contents;
    }

    public void Sort(Span<int> records)
    {
        var keys = new (ulong Prefix, ulong Contents, int Record)[records.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = (Prefix(records[i]), contents[records[i]], records[i]);
        }

        keys.AsSpan().Sort();
        for (var i = 0; i < keys.Length; i++)
        {
            records[i] = keys[i].Record;
        }
    }

    private ulong Prefix(int record)
    {
        var (result, bits) = (0UL, 64 / Math.Max(1, columns.Length) / 8 * 8);
        Span<ulong> key = [0];
        foreach (var column in columns)
        {
            key[0] = 0;
            if (column.Codes[record] is >= 0 and var code)
            {
                prefix.Write(column.Values[code], key);
            }

            result = bits == 64 ? key[0] : (result << bits) | key[0];
        }

        return result;
    }
}
