using System.Diagnostics.CodeAnalysis;

namespace Crm.Matching.Normalizing.Emails;

/// <summary>E-mail addresses from text.</summary>
/// <remarks>
/// Understood are <c>mailto:</c>, display names and brackets, quoted local parts, addresses of other scripts; of several in one text the first counts. An address has at most 254 characters, 64 of them before the <c>@</c>
/// (RFC 5321, 4.5.3.1; erratum 1690 of RFC 3696), and a domain of at least two labels. No method throws, whatever the text. O(length). Safe for many threads.
/// </remarks>
public static class EmailAddresses
{
    /// <summary>The most characters an address has, and a key: 254.</summary>
    public const int MaximumLength = 254;

    private const int Room = EmailLocal.MaximumLength + EmailDomain.MaximumLength;

    /// <summary>Reads an address.</summary>
    /// <param name="text">The text.</param>
    /// <param name="address">The address; null where there is none.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, [NotNullWhen(true)] out EmailAddress? address) => TryParse(text, out address, out _);

    /// <summary>Reads an address, or says why there is none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="address">The address; null where there is none.</param>
    /// <param name="refusal">Why there is none; <see cref="EmailRefusal.None"/> where there is one.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, [NotNullWhen(true)] out EmailAddress? address, out EmailRefusal refusal)
    {
        Span<char> parts = stackalloc char[Room];
        refusal = Read(text, parts, out var local, out var domain);
        if (refusal != EmailRefusal.None)
        {
            address = null;
            return false;
        }

        Span<char> key = stackalloc char[MaximumLength];
        var length = EmailKey.Write(local, domain, key, out var tag);
        address = new(local.ToString(), domain.ToString(), key[..length].ToString(), tag >= 0 && tag < local.Length ? local[tag..].ToString() : null);
        return true;
    }

    /// <summary>Writes <see cref="EmailAddress.Key"/> alone, without allocating unless the text is not ASCII.</summary>
    /// <param name="text">The text.</param>
    /// <param name="destination">Where to: at least <see cref="MaximumLength"/> characters.</param>
    /// <param name="written">How many characters were written; 0 where there is no address.</param>
    /// <returns>Whether there is an address; false too where the destination is too short.</returns>
    public static bool TryWriteKey(ReadOnlySpan<char> text, Span<char> destination, out int written)
    {
        written = 0;
        Span<char> parts = stackalloc char[Room];
        if (destination.Length < MaximumLength || Read(text, parts, out var local, out var domain) != EmailRefusal.None)
        {
            return false;
        }

        written = EmailKey.Write(local, domain, destination, out _);
        return true;
    }

    private static EmailRefusal Read(ReadOnlySpan<char> text, Span<char> parts, out ReadOnlySpan<char> local, out ReadOnlySpan<char> domain)
    {
        if (!EmailText.TryCut(text, out local, out domain))
        {
            return EmailRefusal.NoAtSign;
        }

        var localLength = EmailLocal.Write(local, parts);
        if (localLength < 0)
        {
            return EmailRefusal.InvalidLocal;
        }

        var behind = parts[localLength..];
        var domainLength = EmailDomain.Write(domain, behind);
        if (domainLength < 0)
        {
            return EmailRefusal.InvalidDomain;
        }

        local = parts[..localLength];
        domain = behind[..domainLength];
        return localLength + 1 + domainLength > MaximumLength ? EmailRefusal.TooLong : EmailRefusal.None;
    }
}
