using Crm.Matching.Records;

namespace Crm.Matching.Blocking.Keys;

/// <summary>How many records have a word, in one table of counters: words that share a counter look commoner than they are, which only decides which of a value's words is taken for its rarest.</summary>
internal sealed class TokenCounts
{
    private const int Bits = 20;

    private readonly int[] counts = new int[1 << Bits];

    public TokenCounts(CodedColumn column)
    {
        Span<ulong> tokens = stackalloc ulong[Tokens.Most];
        for (var value = 0; value < column.Values.Length; value++)
        {
            foreach (var token in tokens[..Tokens.Read(column.Values[value], tokens)])
            {
                counts[Slot(token)] += column.Counts[value];
            }
        }
    }

    /// <summary>The rarest of some words; 0: there is none.</summary>
    public ulong Rarest(ReadOnlySpan<ulong> tokens)
    {
        var rarest = 0UL;
        foreach (var token in tokens)
        {
            rarest = rarest == 0 || Compare(token, rarest) < 0 ? token : rarest;
        }

        return rarest;
    }

    /// <summary>Sorts words, the rarest first; equals by their hash, so that all records agree.</summary>
    public void Sort(Span<ulong> tokens) => tokens.Sort(Compare);

    private int Compare(ulong a, ulong b) => counts[Slot(a)] != counts[Slot(b)] ? counts[Slot(a)].CompareTo(counts[Slot(b)]) : a.CompareTo(b);

    private static int Slot(ulong token) => (int)(token >> (64 - Bits));
}
