using System.Globalization;

namespace Crm.Matching.Normalizing.Phones.Reading;

/// <summary>What a character means in a telephone number.</summary>
internal static class PhoneCharacters
{
    private const string Keypad = "22233344455566677778889999";

    /// <summary>The digit that a character of any script stands for; -1: none.</summary>
    public static int Digit(char character) =>
        char.IsAsciiDigit(character) ? character - '0' : char.IsAscii(character) ? -1 : CharUnicodeInfo.GetDecimalDigitValue(character);

    public static bool IsPlus(char character) => character is '+' or '＋';

    /// <summary>The digit whose key bears a letter from A to Z.</summary>
    public static int Key(char letter) => Keypad[(letter | 0x20) - 'a'] - '0';

    /// <summary>Whether a character may stand between digits and means nothing there.</summary>
    public static bool IsPunctuation(char character) => character switch
    {
        ' ' or '-' or '.' or '(' or ')' or '/' or '[' or ']' or '~' or '*' or '_' or ':' or '\'' or '"' or '\t' or '・' or 'ー' => true,
        < (char)0x80 => false,
        _ => CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.SpaceSeparator or UnicodeCategory.DashPunctuation or UnicodeCategory.Format or UnicodeCategory.OpenPunctuation
            or UnicodeCategory.ClosePunctuation or UnicodeCategory.NonSpacingMark || character is '−' or '．' or '／' or '～' or '·' or '•',
    };

    /// <summary>Whether a second number, or a remark, begins behind a character.</summary>
    public static bool EndsNumber(char character) => character is ',' or ';' or '\n' or '\r' or '|' or '、' or '；' or '，';
}
