namespace Crm.Matching.Comparing.Sounds;

/// <summary>One pass over the letters of a name that writes the English sound and the one it may have elsewhere.</summary>
internal ref partial struct EnglishRules(ReadOnlySpan<char> letters)
{
    private readonly ReadOnlySpan<char> letters = letters;
    private CodeWriter first;
    private CodeWriter other;
    private int at;

    public PhoneticCode Hear(out PhoneticCode alternate)
    {
        Begin();
        while (at < letters.Length && first.Count < PhoneticCode.MaxLength)
        {
            at += Letters.IsVowel(letters[at]) ? Vowel() : Consonant();
        }

        alternate = other.Code;
        return first.Code;
    }

    private void Begin()
    {
        if (Is(0, "GN") || Is(0, "KN") || Is(0, "PN") || Is(0, "WR") || Is(0, "PS"))
        {
            at = 1;
        }
        else if (Is(0, "X"))
        {
            at = Say("S", 1);
        }
    }

    private int Vowel() => at == 0 ? Say("A", 1) : 1;

    /// <summary>Writes the sound of the letter here and says how many letters it took.</summary>
    private int Consonant() => letters[at] switch
    {
        'B' => At(-1) == 'M' && At(1) == '\0' ? 1 : Say("P", Twice('B')),
        'C' => C(),
        'D' => D(),
        'F' => Say("F", Twice('F')),
        'G' => G(),
        'H' => (at == 0 || IsVowel(-1)) && IsVowel(1) ? Say("H", 2) : 1,
        'J' => J(),
        'K' => Say("K", Twice('K')),
        'L' => Say("L", Twice('L')),
        'M' => Say("M", Twice('M')),
        'N' => Say("N", Twice('N')),
        'P' => At(1) == 'H' ? Say("F", 2) : Say("P", At(1) == 'B' ? 2 : Twice('P')),
        'Q' => Say("K", Twice('Q')),
        'R' => Say("R", Twice('R')),
        'S' => S(),
        'T' => T(),
        'V' => Say("F", Twice('V')),
        'W' => W(),
        'X' => X(),
        _ => Z(),
    };

    private int Say(string sounds, int taken) => Say(sounds, sounds, taken);

    private int Say(string sounds, string elsewhere, int taken)
    {
        first.Add(sounds);
        other.Add(elsewhere);
        return taken;
    }

    private readonly int Twice(char letter) => At(1) == letter ? 2 : 1;

    private readonly char At(int offset) => (uint)(at + offset) < (uint)letters.Length ? letters[at + offset] : '\0';

    private readonly bool IsVowel(int offset) => Letters.IsVowel(At(offset));

    private readonly bool IsFront(int offset) => At(offset) is 'E' or 'I' or 'Y';

    /// <summary>Whether these letters stand from there on.</summary>
    private readonly bool Is(int offset, string text) => at + offset >= 0 && at + offset < letters.Length && letters[(at + offset)..].StartsWith(text);

    private readonly bool Ends(int offset, string text) => Is(offset, text) && at + offset + text.Length == letters.Length;
}
