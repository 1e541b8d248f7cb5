using Crm.Records;
using Crm.Sales;
using NodaTime;

namespace Crm.Contacts;

/// <summary>
/// What a contact or an account is to another contact, account or deal, and from when until when: decision maker of a deal, champion, partner of an account.
/// It is seen by who sees both ends, and written by who may write both.
/// </summary>
public sealed class Relationship : Record<Relationship>
{
    /// <summary>The contact that plays the role; exactly one of this and <see cref="AccountId"/>.</summary>
    public Id<Contact>? ContactId { get; set; }

    /// <summary>The account that plays the role.</summary>
    public Id<Account>? AccountId { get; set; }

    /// <summary>The role: <c>decision maker</c>, <c>champion</c>, <c>partner</c>; 1-60 characters.</summary>
    public string Role { get; set; } = "";

    /// <summary>The contact towards whom; exactly one of the three.</summary>
    public Id<Contact>? ToContactId { get; set; }

    /// <summary>The account towards which.</summary>
    public Id<Account>? ToAccountId { get; set; }

    /// <summary>The deal in which.</summary>
    public Id<Deal>? ToDealId { get; set; }

    /// <summary>The first day; null: always so.</summary>
    public LocalDate? From { get; set; }

    /// <summary>The last day; null: still so.</summary>
    public LocalDate? Until { get; set; }

    internal static EntityDraft Draft() => new EntityBuilder<Relationship>("relationship", "crm_relationship")
        .Reference(nameof(ContactId), r => r.ContactId, (r, v) => r.ContactId = v, "contact", "relationships", OnDelete.Recycle)
        .Reference(nameof(AccountId), r => r.AccountId, (r, v) => r.AccountId = v, "account", "relationships", OnDelete.Recycle)
        .Reference(nameof(ToContactId), r => r.ToContactId, (r, v) => r.ToContactId = v, "contact", "relatedBy", OnDelete.Recycle)
        .Reference(nameof(ToAccountId), r => r.ToAccountId, (r, v) => r.ToAccountId = v, "account", "relatedBy", OnDelete.Recycle)
        .Reference(nameof(ToDealId), r => r.ToDealId, (r, v) => r.ToDealId = v, "deal", "stakeholders", OnDelete.Recycle)
        .BelongsTo("contact", "account", "toContact", "toAccount", "toDeal")
        .WithRecycleBin()
        .Text(nameof(Role), r => r.Role, (r, v) => r.Role = v!, maxLength: 60, required: true)
        .Date(nameof(From), r => r.From, (r, v) => r.From = v)
        .Date(nameof(Until), r => r.Until, (r, v) => r.Until = v)
        .Build();
}
