using Crm.Matching.Blocking.Keys;

namespace Crm.Matching.Blocking.Lines;

/// <summary>The records that share a key, group by group; those alone are left out. Not yet decided: which groups are swept.</summary>
/// <param name="Records">The records, a group's together.</param>
/// <param name="Ends">Where each group ends.</param>
/// <param name="Keys">The rule's keys.</param>
/// <param name="Slot">Which of the rule's keys; the first, where any may be any.</param>
/// <param name="Limit">Groups with more pairs are swept.</param>
/// <param name="AllPairs">The pairs of all blocks before any was refined.</param>
/// <param name="LargestBlock">The records of the largest block before.</param>
/// <param name="GuardedBlocks">How many blocks were above the limit.</param>
internal sealed record Groups(int[] Records, int[] Ends, RuleKeys Keys, int Slot, long Limit, long AllPairs, int LargestBlock, int GuardedBlocks)
{
    /// <summary>The window of a sorted neighbourhood; null: these are blocks.</summary>
    public int? Window => (Keys.Rule as SortedNeighbourhoodRule)?.Window;

    /// <summary>The pairs of some records that may be compared.</summary>
    public static long Pairs(ReadOnlySpan<int> records, int? rightStart)
    {
        if (rightStart is not { } right)
        {
            return (long)records.Length * (records.Length - 1) / 2;
        }

        var left = 0L;
        foreach (var record in records)
        {
            left += record < right ? 1 : 0;
        }

        return left * (records.Length - left);
    }
}
