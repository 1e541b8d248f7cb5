namespace Crm.Matching.Comparing.Sounds;

/// <summary>Soundex: like letters that touch, or have only H or W between them, count once.</summary>
internal static class SoundexRules
{
    private const int Length = 4;

    // Digits of A to Z; a vowel parts like letters, H and W do not.
    private const string Digits = "v123v12-v22455v12623v1-2v2";

    public static PhoneticCode Hear(ReadOnlySpan<char> letters)
    {
        var code = new CodeWriter();
        if (letters.IsEmpty)
        {
            return code.Code;
        }

        code.Add(letters[0]);
        var before = Digit(letters[0]);
        for (var i = 1; i < letters.Length && code.Count < Length; i++)
        {
            var digit = Digit(letters[i]);
            if (digit == '-')
            {
                continue;
            }

            if (digit != 'v' && digit != before)
            {
                code.Add(digit);
            }

            before = digit;
        }

        while (code.Count < Length)
        {
            code.Add('0');
        }

        return code.Code;
    }

    private static char Digit(char letter) => Digits[letter - 'A'];
}
