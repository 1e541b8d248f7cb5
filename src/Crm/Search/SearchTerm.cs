using System.Text;

namespace Crm.Search;

/// <summary>How closely a word of a record answers one that is searched for. The smaller, the closer.</summary>
public enum SearchCloseness
{
    /// <summary>They are the same.</summary>
    Exact,

    /// <summary>The record's word starts with it.</summary>
    Prefix,

    /// <summary>They are one typo apart.</summary>
    OneTypo,

    /// <summary>They are two typos apart.</summary>
    TwoTypos,
}

/// <summary>
/// One word that is searched for, folded. From 4 letters on one typo is forgiven (a letter more, less, another, or two exchanged), from 8 letters on two, as long as the first third of the
/// word or its last third and a letter stands unharmed: by these ends an index finds what to compare.
/// </summary>
/// <param name="Word">The word; null: only as a phone number is meant.</param>
/// <param name="Phone">The digits of a phone number that it may be, without leading zeros; null: it is none.</param>
/// <param name="IsPrefix">Whether words that start with it are meant too. Not where all that is searched for is shorter than three letters: that is the start of too much.</param>
public sealed record SearchTerm(string? Word, string? Phone, bool IsPrefix)
{
    /// <summary>From how many letters on one typo is forgiven.</summary>
    public const int OneTypoFrom = 4;

    /// <summary>From how many letters on two are.</summary>
    public const int TwoTyposFrom = 8;

    /// <summary>Its letters.</summary>
    public int Length { get; } = Word?.EnumerateRunes().Count() ?? Phone!.Length;

    /// <summary>How many typos are forgiven.</summary>
    public int Typos => Word is null ? 0 : Length >= TwoTyposFrom ? 2 : Length >= OneTypoFrom ? 1 : 0;

    /// <summary>How closely a word answers it; null: not at all.</summary>
    public SearchCloseness? Closeness(string word)
    {
        if (word[0] is SearchWords.PhoneStart or SearchWords.PhoneEnd)
        {
            return Phone is null ? null : PhoneCloseness(word);
        }

        if (Word is null)
        {
            return null;
        }

        if (word.StartsWith(Word, StringComparison.Ordinal))
        {
            return word.Length == Word.Length ? SearchCloseness.Exact : IsPrefix ? SearchCloseness.Prefix : null;
        }

        return Typos == 0 ? null : EditDistance.Of(Word, word, Typos) switch
        {
            1 => SearchCloseness.OneTypo,
            2 when Typos == 2 && (word.StartsWith(Head, StringComparison.Ordinal) || word.EndsWith(Tail, StringComparison.Ordinal)) => SearchCloseness.TwoTypos,
            _ => null,
        };
    }

    /// <summary>The first letters, of which a word with typos has these or <see cref="Tail"/>: of short words half, of longer ones a third.</summary>
    public string Head => Letters(0, Typos == 2 ? Length / 3 : Length / 2);

    /// <summary>The last letters.</summary>
    public string Tail => Typos == 2 ? Letters(Length - (Length / 3) - 1, Length) : Letters(Length / 2, Length);

    /// <summary>The word with the letters on both sides of the middle exchanged: the one typo of a short word that harms both its ends. Null where two are forgiven, or the letters are the same.</summary>
    public string? Exchanged()
    {
        if (Typos != 1)
        {
            return null;
        }

        var runes = Word!.EnumerateRunes().ToArray();
        var middle = Length / 2;
        (runes[middle - 1], runes[middle]) = (runes[middle], runes[middle - 1]);
        var exchanged = string.Concat(runes.Select(r => r.ToString()));
        return exchanged == Word ? null : exchanged;
    }

    private SearchCloseness? PhoneCloseness(string word)
    {
        var digits = word[0] == SearchWords.PhoneStart ? Phone! : SearchWords.Reversed(Phone!);
        return !word.AsSpan(1).StartsWith(digits, StringComparison.Ordinal) ? null
            : word.Length == digits.Length + 1 ? SearchCloseness.Exact : SearchCloseness.Prefix;
    }

    private string Letters(int from, int to)
    {
        var letters = new StringBuilder();
        foreach (var rune in Word!.EnumerateRunes().Skip(from).Take(to - from))
        {
            letters.Append(rune.ToString());
        }

        return letters.ToString();
    }
}
