using System.Buffers;
using System.Globalization;
using System.Text;

namespace Crm.Matching.Normalizing.Emails;

/// <summary>What stands behind the <c>@</c>, in ASCII and lower case (RFC 1035, RFC 5890).</summary>
internal static class EmailDomain
{
    private const int MaximumLength = 253;
    private const int MaximumLabel = 63;
    private static readonly SearchValues<char> Allowed = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-.");
    private static readonly IdnMapping Mapping = new() { AllowUnassigned = true };

    /// <summary>Writes the domain; -1: it is none.</summary>
    public static int Write(ReadOnlySpan<char> text, Span<char> destination)
    {
        if (text.IsEmpty || text.Length > MaximumLength)
        {
            return -1;
        }

        var length = text.ToLowerInvariant(destination);
        if (!Ascii.IsValid(text))
        {
            length = WriteAscii(text, destination);
        }

        return length > 0 && IsDomain(destination[..length]) ? length : -1;
    }

    private static int WriteAscii(ReadOnlySpan<char> text, Span<char> destination)
    {
        try
        {
            var ascii = Mapping.GetAscii(text.ToString()).ToLowerInvariant();
            return ascii.Length <= MaximumLength && ascii.TryCopyTo(destination) ? ascii.Length : -1;
        }
        catch (ArgumentException)
        {
            return -1;
        }
    }

    private static bool IsDomain(ReadOnlySpan<char> domain)
    {
        if (domain.IndexOfAnyExcept(Allowed) >= 0)
        {
            return false;
        }

        var rest = domain;
        for (var dot = rest.IndexOf('.'); dot >= 0; dot = rest.IndexOf('.'))
        {
            if (!IsLabel(rest[..dot]))
            {
                return false;
            }

            rest = rest[(dot + 1)..];
        }

        return rest.Length is > 1 and < MaximumLength && rest.Length < domain.Length && IsLabel(rest) && rest.IndexOfAnyExceptInRange('0', '9') >= 0;
    }

    private static bool IsLabel(ReadOnlySpan<char> label) => label.Length is > 0 and <= MaximumLabel && label[0] != '-' && label[^1] != '-';
}
