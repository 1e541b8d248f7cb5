namespace Crm.Matching.Normalizing.Emails;

/// <summary>Domains that are one slip of the finger away from a large provider's.</summary>
internal static class DomainTypos
{
    private static readonly string[] Large = ["gmail.com", "googlemail.com", "hotmail.com", "outlook.com", "yahoo.com", "icloud.com"];

    /// <summary>The provider's domain that is probably meant; null: none, or it is some provider's as it is.</summary>
    public static string? Meant(ReadOnlySpan<char> domain)
    {
        if (MailProviders.Of(domain) is not null)
        {
            return null;
        }

        foreach (var large in Large)
        {
            if (IsOneSlipAway(domain, large))
            {
                return large;
            }
        }

        return null;
    }

    /// <summary>One letter too many, missing, other, or two neighbours swapped (Damerau 1964).</summary>
    private static bool IsOneSlipAway(ReadOnlySpan<char> typed, ReadOnlySpan<char> meant)
    {
        var same = typed.CommonPrefixLength(meant);
        var left = typed[same..];
        var right = meant[same..];
        return (left.Length - right.Length) switch
        {
            1 => left[1..].SequenceEqual(right),
            -1 => left.SequenceEqual(right[1..]),
            0 when left.Length > 0 => left[1..].SequenceEqual(right[1..]) || (left.Length > 1 && left[0] == right[1] && left[1] == right[0] && left[2..].SequenceEqual(right[2..])),
            _ => false,
        };
    }
}
