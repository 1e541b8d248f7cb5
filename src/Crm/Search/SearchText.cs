using System.Buffers;
using Crm.Criteria;

namespace Crm.Search;

/// <summary>What somebody typed into a search box, taken apart.</summary>
internal static class SearchText
{
    /// <summary>The longest text.</summary>
    public const int MaxLength = 200;

    /// <summary>How many words it may have.</summary>
    public const int MaxWords = 8;

    /// <summary>From how many letters on a word alone finds those that start with it.</summary>
    private const int PrefixFrom = 3;

    /// <summary>From how many digits on a number may be a phone number, or a part of one.</summary>
    private const int PhoneFrom = 5;

    private static readonly SearchValues<char> Between = SearchValues.Create(" -()/.");

    /// <exception cref="CrmException">It is too long, has too many words, or holds what no text may (<c>crm.invalid</c>).</exception>
    public static IReadOnlyList<SearchTerm> Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > MaxLength || !TextRules.IsStorable(text))
        {
            throw CrmException.Invalid("text", "out_of_range", $"A text to search for has at most {MaxLength} characters, and neither NUL nor half of a surrogate pair.");
        }

        var terms = new List<(string? Word, string? Phone)>();
        var rest = TextFolding.Fold(text);
        while (FindPhone(rest) is var (start, length) && length > 0)
        {
            terms.AddRange(Words(rest[..start]));
            terms.Add((null, SearchWords.Digits(rest.Substring(start, length))));
            rest = rest[(start + length)..];
        }

        terms.AddRange(Words(rest));
        var distinct = terms.Distinct().ToList();
        if (distinct.Count > MaxWords)
        {
            throw CrmException.Invalid("text", "out_of_range", $"At most {MaxWords} words are searched for.");
        }

        var isPrefix = distinct.Exists(t => t.Word is null || t.Word.EnumerateRunes().Count() >= PrefixFrom);
        return [.. distinct.Select(t => new SearchTerm(t.Word, t.Phone, isPrefix))];
    }

    private static IEnumerable<(string? Word, string? Phone)> Words(string folded) =>
        SearchWords.Split(folded).Select(w => ((string?)w, w.Length >= PhoneFrom && w.All(char.IsAsciiDigit) && SearchWords.Digits(w) is { Length: > 0 } digits ? digits : null));

    /// <summary>The first run that is written as only phone numbers are: digits with a plus before them, or a zero and then something between them.</summary>
    private static (int Start, int Length) FindPhone(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if ((text[i] is not '+' and not '0') || (i > 0 && char.IsLetterOrDigit(text[i - 1])))
            {
                continue;
            }

            var end = i + 1;
            for (var j = end; j < text.Length && (char.IsAsciiDigit(text[j]) || Between.Contains(text[j])); j++)
            {
                end = char.IsAsciiDigit(text[j]) ? j + 1 : end;
            }

            var run = text.AsSpan(i, end - i);
            var isWord = end < text.Length && char.IsLetter(text[end]);
            if (!isWord && SearchWords.Digits(run.ToString()).Length >= PhoneFrom && (text[i] == '+' || run.ContainsAny(Between)))
            {
                return (i, end - i);
            }
        }

        return default;
    }
}
