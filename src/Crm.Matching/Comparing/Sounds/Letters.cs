namespace Crm.Matching.Comparing.Sounds;

/// <summary>A name as the capital letters A to Z, without accents and without all else.</summary>
internal static class Letters
{
    /// <summary>How many letters are heard.</summary>
    public const int Most = 64;

    // U+00C0 to U+017F; a blank is no letter.
    private const string Plain =
        "AAAAAAACEEEEIIIIDNOOOOO OUUUUYTSAAAAAAACEEEEIIIIDNOOOOO OUUUUYTY"
        + "AAAAAACCCCCCCCDDDDEEEEEEEEEEGGGGGGGGHHHHIIIIIIIIIIIIJJKKKLLLLLLL"
        + "LLLNNNNNNNNNOOOOOOOORRRRRRSSSSSSSSTTTTTTUUUUUUUUUUUUWWYYYZZZZZZS";

    /// <summary>Writes the letters and says how many there are.</summary>
    public static int Fold(ReadOnlySpan<char> name, Span<char> letters)
    {
        var count = 0;
        foreach (var c in name)
        {
            if (Fold(c) is var letter and not ' ')
            {
                letters[count++] = letter;
                if (count == letters.Length)
                {
                    break;
                }
            }
        }

        return count;
    }

    public static bool IsVowel(char letter) => letter is 'A' or 'E' or 'I' or 'O' or 'U' or 'Y';

    private static char Fold(char c) => c switch
    {
        >= 'a' and <= 'z' => (char)(c - ('a' - 'A')),
        >= 'A' and <= 'Z' => c,
        >= '\u00C0' and <= '\u017F' => Plain[c - '\u00C0'],
        _ => ' ',
    };
}
