namespace Crm.Matching.Normalizing.Phones.Reading;

/// <summary>What people write between a number and its extension.</summary>
internal static class Extensions
{
    private const int MaximumDigits = 7;

    /// <summary>Longer words stand before those they begin with.</summary>
    private static readonly string[] Words =
    [
        "extension", "extensión", "extn", "ext", "x", "durchwahl", "dw", "klappe", "kl", "poste", "interno", "int", "anexo", "ramal", "toestel", "tst", "wewn", "linka", "lokal", "доб", "内線", "内线", "#", ";ext",
    ];

    /// <summary>Whether a word for an extension stands at the text's beginning, and digits behind it.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out uint value, out byte length)
    {
        (value, length) = (0, 0);
        foreach (var word in Words)
        {
            if (text.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                return Digits(text[word.Length..], ref value, ref length);
            }
        }

        return false;
    }

    private static bool Digits(ReadOnlySpan<char> text, ref uint value, ref byte length)
    {
        foreach (var digit in text.TrimStart(" .:=#-\u00A0"))
        {
            if (PhoneCharacters.Digit(digit) is not (var number and >= 0))
            {
                break;
            }

            if (length == MaximumDigits)
            {
                return false;
            }

            value = (value * 10) + (uint)number;
            length++;
        }

        return length > 0;
    }
}
