using Crm.Matching.Comparing.Sounds;

namespace Crm.Matching.Comparing;

/// <summary>How names sound, as codes: names that sound alike have one code, however they are written.</summary>
/// <remarks>
/// Latin letters only, in either case, accents left out; whatever else stands between is skipped, and a name is heard as one word.
/// The first 64 letters are heard. Nothing is allocated; the time grows with the length of the name.
/// </remarks>
public static class Phonetics
{
    /// <summary>American Soundex: the first letter and three digits, filled up with 0 (Knuth, The Art of Computer Programming 3, beginning of chapter 6).</summary>
    /// <param name="name">The name.</param>
    /// <returns>Four characters, such as R163 for Robert and Rupert; empty where there is no Latin letter.</returns>
    public static PhoneticCode Soundex(ReadOnlySpan<char> name)
    {
        Span<char> letters = stackalloc char[Letters.Most];
        return SoundexRules.Hear(letters[..Letters.Fold(name, letters)]);
    }

    /// <summary>The Cologne code for German names (H. J. Postel, "Die Kölner Phonetik", IBM-Nachrichten 19, 1969): digits, at most eight.</summary>
    /// <param name="name">The name.</param>
    /// <returns>Such as 65752682 for Müller-Lüdenscheidt; empty where nothing sounds.</returns>
    public static PhoneticCode Cologne(ReadOnlySpan<char> name)
    {
        Span<char> letters = stackalloc char[Letters.Most];
        return CologneRules.Hear(letters[..Letters.Fold(name, letters)]);
    }

    /// <summary>The consonants as English ears hear them, at most eight.</summary>
    /// <param name="name">The name.</param>
    /// <returns>Such as SM0 for Smith; <c>0</c> is the sound of th, <c>X</c> that of sh, <c>A</c> any vowel at the beginning. Empty where nothing sounds.</returns>
    /// <remarks>After the ideas of L. Philips, "The Double Metaphone Search Algorithm", C/C++ Users Journal 18 (6), 2000; the rules are fewer, so codes may differ from that.</remarks>
    public static PhoneticCode English(ReadOnlySpan<char> name) => English(name, out _);

    /// <summary>The consonants as English ears hear them, and how the same letters sound in a name from elsewhere (German, Slavic, Spanish, Italian).</summary>
    /// <param name="name">The name.</param>
    /// <param name="alternate">The other sound; the same code where there is no doubt. Smith and Schmidt meet in XMT.</param>
    /// <returns>The first sound, as <see cref="English(ReadOnlySpan{char})"/>.</returns>
    public static PhoneticCode English(ReadOnlySpan<char> name, out PhoneticCode alternate)
    {
        Span<char> letters = stackalloc char[Letters.Most];
        return new EnglishRules(letters[..Letters.Fold(name, letters)]).Hear(out alternate);
    }
}
