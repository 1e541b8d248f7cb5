using System.Globalization;
using System.Runtime.InteropServices;

namespace Crm.Matching.Normalizing.Dates;

/// <summary>A date's numbers, at most three, and the month that a name in it tells.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct DateTokens
{
    private const int LongestNumber = 14;
    private const int LongestHour = 2;

    /// <summary>The numbers' values and how many digits they have.</summary>
    public long First;
    public int FirstDigits;
    public int Second;
    public int SecondDigits;
    public int Third;
    public int ThirdDigits;

    /// <summary>How many numbers there are.</summary>
    public int Count;

    /// <summary>The month by its name; 0: there is no name.</summary>
    public int Month;

    /// <summary>Reads a text up to its time of day; false: there is something that no date has.</summary>
    public bool Read(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length;)
        {
            var character = text[i];
            if (Digit(character) >= 0)
            {
                if (!ReadNumber(text, ref i, out var ended))
                {
                    return false;
                }

                if (ended)
                {
                    return true;
                }
            }
            else if (char.IsLetter(character) && !IsUnit(character))
            {
                if (IsTimeMark(text, i))
                {
                    return Count > 0;
                }

                if (!ReadWord(text, ref i))
                {
                    return false;
                }
            }
            else if (character > ' ' && !IsSeparator(character))
            {
                return false;
            }
            else
            {
                i++;
            }
        }

        return Count > 0;
    }

    private static int Digit(char character) =>
        char.IsAsciiDigit(character) ? character - '0' : char.IsAscii(character) ? -1 : CharUnicodeInfo.GetDecimalDigitValue(character);

    /// <summary>Year, month and day as East Asia writes them, and ordinals.</summary>
    private static bool IsUnit(char character) => character is '年' or '月' or '日' or '년' or '월' or '일' or 'º' or 'ª';

    private static bool IsSeparator(char character) =>
        character is '-' or '/' or '.' or ',' or '\'' or '’' or '(' or ')' or '\\' or '_' or '"' or '°' || (character > 0x7F && (IsUnit(character)
            || CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.SpaceSeparator or UnicodeCategory.DashPunctuation or UnicodeCategory.Format));

    private bool ReadNumber(ReadOnlySpan<char> text, ref int at, out bool ended)
    {
        long value = 0;
        var start = at;
        for (; at < text.Length && Digit(text[at]) is var digit and >= 0; at++)
        {
            if (at - start == LongestNumber)
            {
                ended = false;
                return false;
            }

            value = (value * 10) + digit;
        }

        ended = Count > 0 && at - start <= LongestHour && at < text.Length && (text[at] is ':' or 'h' or 'H');
        if (ended)
        {
            return true;
        }

        var digits = at - start;
        switch (Count++)
        {
            case 0:
                (First, FirstDigits) = (value, digits);
                return true;
            case 1:
                (Second, SecondDigits) = ((int)Math.Min(value, int.MaxValue), digits);
                return true;
            case 2:
                (Third, ThirdDigits) = ((int)Math.Min(value, int.MaxValue), digits);
                return true;
            default:
                return false;
        }
    }

    /// <summary>The T between date and time of ISO 8601.</summary>
    private readonly bool IsTimeMark(ReadOnlySpan<char> text, int at) =>
        Count > 0 && text[at] is 'T' or 't' && at + 1 < text.Length && Digit(text[at + 1]) >= 0 && Digit(text[at - 1]) >= 0;

    private bool ReadWord(ReadOnlySpan<char> text, ref int at)
    {
        var start = at;
        while (at < text.Length && (char.IsLetter(text[at]) || char.GetUnicodeCategory(text[at]) == UnicodeCategory.NonSpacingMark) && !IsUnit(text[at]))
        {
            at++;
        }

        var meaning = DateWords.Read(text[start..at]);
        if (meaning == DateWords.Filler)
        {
            return true;
        }

        if (meaning == DateWords.Unknown || Month != 0)
        {
            return false;
        }

        Month = meaning;
        return true;
    }
}
