using System.Buffers;

namespace Crm.Matching.Normalizing.Emails;

/// <summary>What stands around an address in a text: names, brackets, schemes, further addresses.</summary>
internal static class EmailText
{
    private const string Scheme = "mailto:";
    private const string Around = " \t\r\n\u00A0\u200B\uFEFF<>()[],;:'`\u2018\u2019\u201C\u201D";
    private static readonly SearchValues<char> Before = SearchValues.Create(" \t\r\n,;:<>(");
    private static readonly SearchValues<char> Behind = SearchValues.Create(" \t\r\n,;:<>()\"?/");
    private static readonly SearchValues<char> AtSigns = SearchValues.Create("@＠");

    /// <summary>Cuts the address out of a text, still as it was written.</summary>
    /// <param name="text">The text.</param>
    /// <param name="local">What stands before the <c>@</c>.</param>
    /// <param name="domain">What stands behind it.</param>
    /// <returns>False: there is no <c>@</c>.</returns>
    public static bool TryCut(ReadOnlySpan<char> text, out ReadOnlySpan<char> local, out ReadOnlySpan<char> domain)
    {
        var address = Strip(text);
        var quoted = address is ['"', ..] ? ClosingQuote(address) + 1 : 0;
        var at = address[quoted..].IndexOfAny(AtSigns);
        local = domain = default;
        if (at < 0)
        {
            return false;
        }

        local = address[..(quoted + at)];
        domain = address[(quoted + at + 1)..];
        if (quoted == 0)
        {
            local = TrimStart(local[(local.LastIndexOfAny(Before) + 1)..]);
        }

        domain = domain.IndexOfAny(Behind) is var end and >= 0 ? domain[..end] : domain;
        domain = domain.TrimEnd(".'");
        return true;
    }

    private static ReadOnlySpan<char> Strip(ReadOnlySpan<char> text)
    {
        var address = text;
        if (text.IndexOf('<') is var open and >= 0 && text[open..].IndexOfAny(AtSigns) >= 0)
        {
            address = text[(open + 1)..];
        }

        address = Trim(address);
        address = address is ['"', .. var inner, '"'] ? Trim(inner) : address;
        return address.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? TrimStart(address[Scheme.Length..]) : address;
    }

    private static ReadOnlySpan<char> TrimStart(ReadOnlySpan<char> text)
    {
        var start = 0;
        while (start < text.Length && IsAround(text[start]))
        {
            start++;
        }

        return text[start..];
    }

    private static ReadOnlySpan<char> Trim(ReadOnlySpan<char> text)
    {
        var end = text.Length;
        while (end > 0 && IsAround(text[end - 1]))
        {
            end--;
        }

        return TrimStart(text[..end]);
    }

    private static bool IsAround(char character) => !char.IsAsciiLetterOrDigit(character) && Around.Contains(character, StringComparison.Ordinal);

    private static int ClosingQuote(ReadOnlySpan<char> address)
    {
        for (var i = 1; i < address.Length; i++)
        {
            if (address[i] == '"')
            {
                return i;
            }

            i += address[i] == '\\' ? 1 : 0;
        }

        return -1;
    }
}
