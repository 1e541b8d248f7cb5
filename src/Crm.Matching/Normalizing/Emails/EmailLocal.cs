using System.Globalization;
using System.Text;

namespace Crm.Matching.Normalizing.Emails;

/// <summary>What stands before the <c>@</c> (RFC 5321, 4.1.2; RFC 6531 for other scripts), in lower case.</summary>
internal static class EmailLocal
{
    public const int MaximumLength = 64;
    private static readonly AllowedCharacters Allowed = new("abcdefghijklmnopqrstuvwxyz0123456789!#$%&'*+-/=?^_`{|}~.");

    /// <summary>Writes the local part; -1: it is none.</summary>
    public static int Write(ReadOnlySpan<char> text, Span<char> destination)
    {
        if (text.IsEmpty || text.Length > MaximumLength)
        {
            return -1;
        }

        return text[0] == '"' ? WriteQuoted(text, destination) : WriteAtoms(text, destination);
    }

    private static int WriteAtoms(ReadOnlySpan<char> text, Span<char> destination)
    {
        var length = Allowed.TryWrite(text, destination) ? text.Length : WriteOtherScript(text, destination);
        return length > 0 && AreAtoms(destination[..length]) ? length : -1;
    }

    private static bool AreAtoms(ReadOnlySpan<char> local) => local[0] != '.' && local[^1] != '.' && local.IndexOf("..") < 0;

    /// <summary>Composes what Unicode can write in two ways.</summary>
    private static int WriteOtherScript(ReadOnlySpan<char> text, Span<char> destination)
    {
        foreach (var character in text)
        {
            if (!Allowed.Contains(character) && (char.IsAscii(character) || !(char.IsLetterOrDigit(character) || char.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark)))
            {
                return -1;
            }
        }

        var composed = text.ToString().ToLowerInvariant().Normalize(NormalizationForm.FormC);
        return composed.Length <= MaximumLength && composed.TryCopyTo(destination) ? composed.Length : -1;
    }

    /// <summary>A text in quotes; without them where it can do without.</summary>
    private static int WriteQuoted(ReadOnlySpan<char> text, Span<char> destination)
    {
        if (text.Length < 3 || text[^1] != '"')
        {
            return -1;
        }

        Span<char> plain = stackalloc char[MaximumLength];
        var count = 0;
        for (var i = 1; i < text.Length - 1; i++)
        {
            i += text[i] == '\\' ? 1 : 0;
            if (i >= text.Length - 1 || text[i] is < ' ' or > '~')
            {
                return -1;
            }

            plain[count++] = char.ToLowerInvariant(text[i]);
        }

        var content = plain[..count];
        return Allowed.TryWrite(content, destination) && AreAtoms(content) ? count : Quote(content, destination);
    }

    private static int Quote(ReadOnlySpan<char> content, Span<char> destination)
    {
        var length = 0;
        destination[length++] = '"';
        foreach (var character in content)
        {
            if (character is '"' or '\\')
            {
                destination[length++] = '\\';
            }

            destination[length++] = character;
        }

        destination[length++] = '"';
        return length <= MaximumLength ? length : -1;
    }
}
