namespace Crm.Matching.Normalizing;

/// <summary>Postal codes of any country.</summary>
public static class PostalCodes
{
    private const int ZipDigits = 5;
    private const int ZipPlusFourDigits = 9;

    /// <summary>
    /// One form: folded, without blanks and signs (<c>SW1A 1AA</c> is <c>sw1a1aa</c>, <c>00-950</c> is <c>00950</c>); of an American ZIP+4 the first five digits; without the letters of a country before a hyphen and digits
    /// (<c>D-10115</c>). Normalizing twice gives the same.
    /// </summary>
    /// <param name="text">The postal code; null is an empty one.</param>
    public static string Normalize(string? text)
    {
        var trimmed = text.AsSpan().Trim();
        if (trimmed.Length == ZipPlusFourDigits + 1 && trimmed[ZipDigits] == '-' && !trimmed[..ZipDigits].ContainsAnyExceptInRange('0', '9') && !trimmed[(ZipDigits + 1)..].ContainsAnyExceptInRange('0', '9'))
        {
            return trimmed[..ZipDigits].ToString();
        }

        var country = trimmed.IndexOf('-');
        if (country is 1 or 2 && char.IsAsciiLetter(trimmed[0]) && char.IsAsciiLetter(trimmed[country - 1]) && trimmed.Length > country + 1 && char.IsAsciiDigit(trimmed[country + 1]))
        {
            trimmed = trimmed[(country + 1)..];
        }

        return TextFolding.Fold(trimmed.ToString()).Replace(" ", "", StringComparison.Ordinal);
    }
}
