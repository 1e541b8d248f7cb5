namespace Crm.Matching.Normalizing.Emails;

/// <summary>An e-mail address in lower case, its domain in ASCII (RFC 5890). Immutable.</summary>
public sealed record EmailAddress
{
    internal EmailAddress(string local, string domain, string key, string? tag) => (Local, Domain, Key, Tag) = (local, domain, key, tag);

    /// <summary>What stands before the <c>@</c>, with its tag; in quotes where it must be.</summary>
    public string Local { get; }

    /// <summary>What stands behind the <c>@</c>, such as <c>example.org</c> or <c>xn--mller-kva.de</c>.</summary>
    public string Domain { get; }

    /// <summary>One text for all addresses that reach the same mailbox: without tag, without dots where the provider ignores them, with one of the provider's domains. Compare by this.</summary>
    /// <remarks>A plus sign begins a tag (RFC 5233) unless the provider is known to do otherwise: Yahoo has a hyphen, others have no tags.</remarks>
    public string Key { get; }

    /// <summary>What its owner added to tell mail apart, such as <c>news</c> in <c>ann+news@example.org</c>; null: nothing.</summary>
    public string? Tag { get; }

    /// <summary>Whether the mailbox belongs to a task and not to a person: <c>info</c>, <c>sales</c>, <c>kontakt</c>.</summary>
    public bool IsRole => EmailRoles.Contains(Key.AsSpan(0, Key.LastIndexOf('@')));

    /// <summary>Whether the domain gives mailboxes to everybody, so that it says nothing of a company.</summary>
    public bool IsFreeMail => MailProviders.Of(Domain) is not null;

    /// <summary>The key that is probably meant where the domain is one letter away from a large provider's (<c>gmial.com</c>); null: none. A guess: nothing else here uses it.</summary>
    public string? LikelyKey => DomainTypos.Meant(Domain) is { } domain && EmailAddresses.TryParse($"{Local}@{domain}", out var meant) ? meant.Key : null;

    /// <summary>The address, such as <c>ann+news@example.org</c>.</summary>
    public override string ToString() => $"{Local}@{Domain}";
}
