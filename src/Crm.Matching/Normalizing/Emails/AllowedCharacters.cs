namespace Crm.Matching.Normalizing.Emails;

/// <summary>Characters of ASCII that may stand somewhere, and what each is in lower case.</summary>
/// <param name="allowed">The characters in lower case.</param>
internal sealed class AllowedCharacters(string allowed)
{
    private readonly char[] _lower = Enumerable.Range(0, 128).Select(c => allowed.Contains(char.ToLowerInvariant((char)c), StringComparison.Ordinal) ? char.ToLowerInvariant((char)c) : '\0').ToArray();

    public bool Contains(char character) => character < _lower.Length && _lower[character] != 0;

    /// <summary>Writes a text in lower case; false: it has other characters.</summary>
    public bool TryWrite(ReadOnlySpan<char> text, Span<char> destination)
    {
        var lower = _lower;
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            if (character >= lower.Length || lower[character] == 0)
            {
                return false;
            }

            destination[i] = lower[character];
        }

        return true;
    }
}
