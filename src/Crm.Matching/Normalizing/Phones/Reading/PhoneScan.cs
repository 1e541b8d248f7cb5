using System.Buffers;

namespace Crm.Matching.Normalizing.Phones.Reading;

/// <summary>A text as a row of digits: without label, punctuation, extension and remark. Letters behind at least three digits are dialled by their keys (0800 FLOWERS).</summary>
/// <param name="digits">Where the digits go: <see cref="PhoneReader.MaximumDigits"/> places.</param>
internal ref struct PhoneScan(Span<byte> digits)
{
    private const string Context = ";phone-context=";
    private const int LongestLabel = 24;
    private const int MinimumBeforeExtension = 4;
    private const int MinimumBeforeLetters = 3;
    private const int MinimumBeforeSecond = 7;
    private static readonly SearchValues<char> AsciiDigits = SearchValues.Create("0123456789");
    private readonly Span<byte> _digits = digits;
    private int _count;

    public readonly ReadOnlySpan<byte> Digits => _digits[.._count];

    /// <summary>Whether a plus sign stands before the digits.</summary>
    public bool HasPlus { get; private set; }

    /// <summary>How many digits stand before the first letter; -1: there is no letter.</summary>
    public int BeforeLetters { get; private set; } = -1;

    public uint Extension { get; private set; }

    public byte ExtensionLength { get; private set; }

    /// <summary>Reads a text once, from left to right; not further than it can be a number.</summary>
    public PhoneRefusal Read(ReadOnlySpan<char> text)
    {
        var context = text.IndexOf(';') < 0 ? -1 : text.IndexOf(Context, StringComparison.OrdinalIgnoreCase);
        if (context < 0 || text[(context + Context.Length)..] is not ['+', ..] prefix)
        {
            return Append(context < 0 ? WithoutDecimals(text) : text[..context]);
        }

        var refusal = Append(prefix);
        return refusal == PhoneRefusal.None ? Append(text[(text.IndexOf(':') + 1)..context]) : refusal;
    }

    /// <summary>Tables of numbers add a decimal to telephone numbers where some cells are empty.</summary>
    private static ReadOnlySpan<char> WithoutDecimals(ReadOnlySpan<char> text) =>
        text is [.. var whole, '.', '0'] && whole.Length >= MinimumBeforeSecond && !whole.ContainsAnyExcept(AsciiDigits) ? whole : text;

    private PhoneRefusal Append(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            var digit = PhoneCharacters.Digit(character);
            if (digit < 0)
            {
                if (character == ' ' || character == '-')
                {
                    continue;
                }

                if (_count == 0)
                {
                    HasPlus |= PhoneCharacters.IsPlus(character);
                    if (character == '@' || (i > LongestLabel && !char.IsWhiteSpace(character)))
                    {
                        return PhoneRefusal.UnexpectedText;
                    }

                    continue;
                }

                if (Ends(text, i))
                {
                    break;
                }

                if (PhoneCharacters.IsPunctuation(character) || IsPlaceholder(character))
                {
                    continue;
                }

                if (!IsDialled(character))
                {
                    return PhoneRefusal.UnexpectedText;
                }

                BeforeLetters = BeforeLetters < 0 ? _count : BeforeLetters;
                digit = PhoneCharacters.Key(character);
            }

            if (_count == _digits.Length)
            {
                return BeforeLetters < 0 ? PhoneRefusal.TooLong : PhoneRefusal.None;
            }

            _digits[_count++] = (byte)digit;
        }

        return _count == 0 ? PhoneRefusal.NoDigits : PhoneRefusal.None;
    }

    /// <summary>Whether an extension, a second number or a remark begins here.</summary>
    private bool Ends(ReadOnlySpan<char> text, int at)
    {
        var character = text[at];
        if (_count >= MinimumBeforeExtension && !PhoneCharacters.IsPunctuation(character) && Extensions.TryRead(text[at..], out var extension, out var length))
        {
            (Extension, ExtensionLength) = (extension, length);
            return true;
        }

        return _count >= MinimumBeforeSecond
            && (PhoneCharacters.EndsNumber(character) || (character == '/' && text[at - 1] == ' ') || (char.IsLetter(character) && !char.IsAscii(character)));
    }

    /// <summary>Brazil writes the place of the carrier so: 0xx11.</summary>
    private readonly bool IsPlaceholder(char character) => _count < MinimumBeforeExtension && character is 'x' or 'X';

    private readonly bool IsDialled(char character) => char.IsAsciiLetter(character) && _count >= MinimumBeforeLetters;
}
