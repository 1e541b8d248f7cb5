using System.Buffers;
using System.Globalization;
using System.Text;

namespace Crm.Matching.Normalizing.Emails;

/// <summary>What stands behind the <c>@</c>, in ASCII and lower case (RFC 1035, RFC 5890).</summary>
internal static class EmailDomain
{
    public const int MaximumLength = 253;
    private const int MaximumLabel = 63;
    private static readonly AllowedCharacters Allowed = new("abcdefghijklmnopqrstuvwxyz0123456789-.");
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789");
    private static readonly IdnMapping Mapping = new() { AllowUnassigned = true };

    /// <summary>Writes the domain; -1: it is none.</summary>
    public static int Write(ReadOnlySpan<char> text, Span<char> destination)
    {
        if (text.IsEmpty || text.Length > MaximumLength)
        {
            return -1;
        }

        var length = Allowed.TryWrite(text, destination) ? text.Length : WriteAscii(text, destination);
        return length > 0 && IsDomain(destination[..length]) ? length : -1;
    }

    private static int WriteAscii(ReadOnlySpan<char> text, Span<char> destination)
    {
        if (Ascii.IsValid(text))
        {
            return -1;
        }

        try
        {
            var ascii = Mapping.GetAscii(text.ToString());
            return ascii.Length <= MaximumLength && Allowed.TryWrite(ascii, destination) ? ascii.Length : -1;
        }
        catch (ArgumentException)
        {
            return -1;
        }
    }

    /// <summary>Two labels or more, the last not all digits.</summary>
    private static bool IsDomain(ReadOnlySpan<char> domain)
    {
        var start = 0;
        for (var i = 0; i < domain.Length; i++)
        {
            if (domain[i] == '.')
            {
                if (!IsLabel(domain[start..i]))
                {
                    return false;
                }

                start = i + 1;
            }
        }

        var last = domain[start..];
        return start > 0 && last.Length > 1 && IsLabel(last) && last.ContainsAnyExcept(Digits);
    }

    private static bool IsLabel(ReadOnlySpan<char> label) => label.Length is > 0 and <= MaximumLabel && label[0] != '-' && label[^1] != '-';
}
