using Crm.Criteria;
using Crm.Records;
using Crm.Sessions;

namespace Crm.Contacts;

/// <summary>One of the ways to reach an account or a contact: it belongs to exactly one of them, has a type, and is or is not the primary one of its kind.</summary>
public abstract class ContactPoint<TSelf> : Record<TSelf>, IContactPoint, IOwnedPart
    where TSelf : ContactPoint<TSelf>, new()
{
    /// <inheritdoc/>
    public Id<Account>? AccountId { get; set; }

    /// <inheritdoc/>
    public Id<Contact>? ContactId { get; set; }

    /// <inheritdoc/>
    public string Type { get; set; } = "work";

    /// <inheritdoc/>
    public bool IsPrimary { get; set; }

    Guid? IOwnedPart.BelongsTo => AccountId?.Value ?? ContactId?.Value;

    internal static EntityBuilder<TSelf> Start(string name, string table, string inverse) => new EntityBuilder<TSelf>(name, table)
        .Reference(nameof(AccountId), p => p.AccountId, (p, v) => p.AccountId = v, "account", inverse, OnDelete.Recycle)
        .Reference(nameof(ContactId), p => p.ContactId, (p, v) => p.ContactId = v, "contact", inverse, OnDelete.Recycle)
        .BelongsTo("account", "contact")
        .WithRecycleBin()
        .WithoutEvents()
        .Text(nameof(Type), p => p.Type, (p, v) => p.Type = v!, TextRule.Exact, 40, required: true)
        .Boolean(nameof(IsPrimary), p => p.IsPrimary, (p, v) => p.IsPrimary = v);
}

/// <summary>What all ways to reach an account or a contact have.</summary>
public interface IContactPoint
{
    /// <summary>The account it belongs to; null where it is a contact's.</summary>
    Id<Account>? AccountId { get; }

    /// <summary>The contact it belongs to; null where it is an account's.</summary>
    Id<Contact>? ContactId { get; }

    /// <summary>What it is for: <c>work</c>, <c>home</c>, <c>mobile</c>, <c>billing</c>, or any other word of at most 40 characters.</summary><value>Default: work.</value>
    string Type { get; }

    /// <summary>Whether it is the one to take first. There is at most one: a new one takes the place of the old.</summary>
    bool IsPrimary { get; set; }
}
