namespace Crm.Matching.Normalizing.Emails;

/// <summary>How a provider of mailboxes for everybody reads what stands before the <c>@</c>.</summary>
/// <param name="Domain">The one domain that stands for all that reach the same mailbox; null: each domain has mailboxes of its own.</param>
/// <param name="TagMark">Behind which character a tag begins; null: there are no tags.</param>
/// <param name="Ignored">The characters that do not count.</param>
/// <param name="DotIsHyphen">Whether a dot and a hyphen are one.</param>
internal sealed record MailProvider(string? Domain = null, char? TagMark = null, string Ignored = "", bool DotIsHyphen = false);
