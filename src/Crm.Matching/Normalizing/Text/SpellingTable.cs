using System.Collections.Frozen;

namespace Crm.Matching.Normalizing;

/// <summary>One spelling for several.</summary>
/// <param name="lines">Folded words, an entry a line: what the spellings become, then the spellings. Of two entries with one spelling the first counts.</param>
internal sealed class SpellingTable(string lines)
{
    private readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> table = Read(lines).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>What a spelling becomes; null if it is none.</summary>
    public string? Of(ReadOnlySpan<char> spelling) => table.TryGetValue(spelling, out var word) ? word : null;

    private static FrozenDictionary<string, string> Read(string lines)
    {
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in lines.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var spellings = line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            foreach (var spelling in spellings)
            {
                words.TryAdd(spelling, spellings[0]);
            }
        }

        return words.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
