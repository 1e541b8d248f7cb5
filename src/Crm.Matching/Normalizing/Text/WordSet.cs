using System.Collections.Frozen;

namespace Crm.Matching.Normalizing;

/// <summary>A set of folded words.</summary>
/// <param name="words">All of them, with blanks between.</param>
internal sealed class WordSet(string words)
{
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> set =
        words.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    public bool Has(ReadOnlySpan<char> word) => set.Contains(word);
}
