using System.Buffers;

namespace Crm.Matching.Normalizing;

/// <summary>
/// Brings texts that people read as the same to the same text: lower case; letters without accents; Greek and Cyrillic in Latin letters (Greek after ELOT 743, Cyrillic after the passports of ICAO 9303 where these do not
/// contradict what people write); full width as half width; apostrophes left out, so that O'Neil and ONeil are one; every other sign a blank; blanks collapsed and none at the ends. Other scripts stay as they are.
/// <para>
/// An umlaut loses its dots (Müller becomes muller): so do the dots and strokes of all other languages, Muller is then the same, and Mueller is one letter away. Taking ue for ü instead would be wrong for Turkish,
/// Hungarian, Spanish and Finnish, and u for ue would maul Samuel.
/// </para>
/// </summary>
/// <remarks>Folding twice gives the same as folding once. Neither culture nor the data of the operating system plays a part.</remarks>
public static class TextFolding
{
    /// <summary>The most letters one character becomes: щ becomes shch.</summary>
    public const int MaxGrowth = 4;

    private const int StackLimit = 512;

    /// <summary>Folds into a buffer, without allocation. O(length), about a nanosecond per ASCII character.</summary>
    /// <param name="source">Any text.</param>
    /// <param name="destination">Where to; the length of <paramref name="source"/> suffices for ASCII, <see cref="MaxGrowth"/> times that always. It must not overlap the source.</param>
    /// <returns>How many characters were written.</returns>
    /// <exception cref="MatchingException">The destination is too short (<c>matching.invalid_option</c>).</exception>
    public static int Fold(ReadOnlySpan<char> source, Span<char> destination)
    {
        var length = 0;
        for (var i = 0; i < source.Length; i++)
        {
            var c = source[i];
            var letters = FoldingTable.Of(c);
            if (letters <= FoldingTable.Blank)
            {
                if (letters == FoldingTable.Dropped || (letters == FoldingTable.Blank && (length == 0 || destination[length - 1] == ' ')))
                {
                    continue;
                }

                // A blank at the end of a full buffer would be cut off anyway.
                if (letters == FoldingTable.Blank && length == destination.Length)
                {
                    continue;
                }

                letters = letters switch
                {
                    FoldingTable.Blank => ' ',
                    FoldingTable.Upsilon => Upsilon(length == 0 ? ' ' : destination[length - 1]),
                    _ => FoldingTable.Kept,
                };
            }

            if (letters == FoldingTable.Kept)
            {
                Refuse(length, destination);
                destination[length++] = char.ToLowerInvariant(c);
                continue;
            }

            for (; letters != 0; letters >>= 8)
            {
                Refuse(length, destination);
                destination[length++] = (char)(letters & 0xFF);
            }
        }

        return length > 0 && destination[length - 1] == ' ' ? length - 1 : length;
    }

    /// <summary>Folds a text; the same instance if nothing changes.</summary>
    /// <param name="text">Any text; null gives the empty text.</param>
    public static string Fold(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        var most = text.Length * MaxGrowth;
        var rented = most > StackLimit ? ArrayPool<char>.Shared.Rent(most) : null;
        var buffer = rented ?? stackalloc char[StackLimit];
        var folded = buffer[..Fold(text, buffer)];
        var result = folded.SequenceEqual(text) ? text : folded.ToString();
        if (rented is not null)
        {
            ArrayPool<char>.Shared.Return(rented);
        }

        return result;
    }

    // ou, av and ev are written with an upsilon (ELOT 743).
    private static uint Upsilon(char before) => before switch
    {
        'o' => 'u',
        'a' or 'e' => 'v',
        _ => 'y',
    };

    private static void Refuse(int length, Span<char> destination)
    {
        if (length == destination.Length)
        {
            throw Matching.Refuse.Option($"The destination has {destination.Length} characters, and the folded text has more; {MaxGrowth} times the length of the source always suffices.");
        }
    }
}
