using System.Text;
using Crm.Criteria;

namespace Crm.Search;

/// <summary>The words of a text, as they stand in the index and are compared: folded, without what is neither letter nor digit.</summary>
public static class SearchWords
{
    /// <summary>The longest word in code points; the rest of a longer one is not looked at.</summary>
    public const int MaxLength = 64;

    /// <summary>How many words of one field are found; those after them are not.</summary>
    public const int MaxCount = 32;

    /// <summary>What a phone number's digits are preceded by in the index; no word of a text starts with it.</summary>
    public const char PhoneStart = '+';

    /// <summary>What a phone number's digits in reverse are preceded by.</summary>
    public const char PhoneEnd = '-';

    /// <summary>The distinct words of a text, in its order; of a phone number its digits forwards and backwards, without the zeros it starts with.</summary>
    public static IReadOnlyList<string> Of(string? text, SearchKind kind)
    {
        if (string.IsNullOrEmpty(text))
        {
            return [];
        }

        if (kind == SearchKind.Phone)
        {
            var digits = Digits(text);
            return digits.Length == 0 ? [] : [PhoneStart + digits, PhoneEnd + Reversed(digits)];
        }

        return [.. Split(TextFolding.Fold(text)).Distinct(StringComparer.Ordinal).Take(MaxCount)];
    }

    /// <summary>The digits of a phone number, without the zeros it starts with (<c>0049</c>, <c>+49</c> and <c>49</c> are the same).</summary>
    internal static string Digits(string text)
    {
        var digits = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsAsciiDigit(c) && (digits.Length > 0 || c != '0') && digits.Length < MaxLength - 1)
            {
                digits.Append(c);
            }
        }

        return digits.ToString();
    }

    /// <summary>The text in the reverse order of its code points.</summary>
    public static string Reversed(string text) => string.Create(text.Length, text, static (reversed, text) =>
    {
        foreach (var rune in text.EnumerateRunes())
        {
            rune.EncodeToUtf16(reversed[^rune.Utf16SequenceLength..]);
            reversed = reversed[..^rune.Utf16SequenceLength];
        }
    });

    /// <summary>The runs of letters and digits; marks that combine with a letter belong to it.</summary>
    internal static IEnumerable<string> Split(string folded)
    {
        var (start, end, length, place) = (0, 0, 0, 0);
        foreach (var rune in folded.EnumerateRunes())
        {
            place += rune.Utf16SequenceLength;
            if (IsPart(rune, length))
            {
                (length, end) = (length + 1, length < MaxLength ? place : end);
                continue;
            }

            if (length > 0)
            {
                yield return folded[start..end];
            }

            (start, length) = (place, 0);
        }

        if (length > 0)
        {
            yield return folded[start..end];
        }
    }

    private static bool IsPart(Rune rune, int length) =>
        Rune.IsLetterOrDigit(rune)
        || (length > 0 && Rune.GetUnicodeCategory(rune) is (System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark));
}
