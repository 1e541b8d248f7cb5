namespace Crm.Matching.Normalizing.Emails;

/// <summary>The one text for all addresses of a mailbox.</summary>
internal static class EmailKey
{
    private const char UsualMark = '+';

    /// <summary>Writes it, and says where in the local part the tag begins; -1: there is none.</summary>
    public static int Write(ReadOnlySpan<char> local, ReadOnlySpan<char> domain, Span<char> destination, out int tag)
    {
        var provider = MailProviders.Of(domain);
        var mark = provider is null ? UsualMark : provider.TagMark;
        tag = local[0] != '"' && mark is { } character && local.IndexOf(character) is var at and > 0 ? at + 1 : -1;
        var length = WriteBase(tag < 0 ? local : local[..(tag - 1)], provider, destination);
        if (length == 0)
        {
            (tag, length) = (-1, local.Length);
            local.CopyTo(destination);
        }

        destination[length++] = '@';
        var canonical = provider?.Domain ?? domain;
        canonical.CopyTo(destination[length..]);
        return length + canonical.Length;
    }

    private static int WriteBase(ReadOnlySpan<char> local, MailProvider? provider, Span<char> destination)
    {
        if (local[0] == '"' || provider is null or { Ignored: "", DotIsHyphen: false })
        {
            local.CopyTo(destination);
            return destination[..local.Length].TrimEnd('.').Length;
        }

        var length = 0;
        foreach (var character in local)
        {
            if (!provider.Ignored.Contains(character, StringComparison.Ordinal))
            {
                destination[length++] = character == '.' && provider.DotIsHyphen ? '-' : character;
            }
        }

        return length;
    }
}
