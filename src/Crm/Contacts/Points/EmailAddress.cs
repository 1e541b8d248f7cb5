using Crm.Records;

namespace Crm.Contacts;

/// <summary>An e-mail address of an account or a contact.</summary>
public sealed class EmailAddress : ContactPoint<EmailAddress>
{
    /// <summary>The address; at most 254 characters, with one <c>@</c> between non-empty parts.</summary>
    public string Address { get; set; } = "";

    internal static EntityDraft Draft() => Start("email", "crm_email", "emails")
        .Text(nameof(Address), e => e.Address, (e, v) => e.Address = v!, maxLength: ContactPoints.EmailLength, required: true)
        .Index("AddressKey")
        .Build();
}
