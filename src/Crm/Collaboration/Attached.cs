using Crm.Activities;
using Crm.Contacts;
using Crm.Records;
using Crm.Sales;

namespace Crm.Collaboration;

/// <summary>What hangs on exactly one account, contact, deal or activity, and is seen by who sees that.</summary>
public abstract class Attached<TSelf> : Record<TSelf>, IAttached
    where TSelf : Attached<TSelf>, new()
{
    /// <inheritdoc/>
    public Id<Account>? AccountId { get; set; }

    /// <inheritdoc/>
    public Id<Contact>? ContactId { get; set; }

    /// <inheritdoc/>
    public Id<Deal>? DealId { get; set; }

    /// <inheritdoc/>
    public Id<Activity>? ActivityId { get; set; }

    internal static EntityBuilder<TSelf> Start(string name, string table, string inverse) => new EntityBuilder<TSelf>(name, table)
        .Reference(nameof(AccountId), a => a.AccountId, (a, v) => a.AccountId = v, "account", inverse, OnDelete.Recycle)
        .Reference(nameof(ContactId), a => a.ContactId, (a, v) => a.ContactId = v, "contact", inverse, OnDelete.Recycle)
        .Reference(nameof(DealId), a => a.DealId, (a, v) => a.DealId = v, "deal", inverse, OnDelete.Recycle)
        .Reference(nameof(ActivityId), a => a.ActivityId, (a, v) => a.ActivityId = v, "activity", inverse, OnDelete.Recycle)
        .BelongsTo("account", "contact", "deal", "activity")
        .WithRecycleBin();
}

/// <summary>The record that something hangs on: exactly one of the four is set.</summary>
public interface IAttached
{
    /// <summary>An account.</summary>
    Id<Account>? AccountId { get; set; }

    /// <summary>A contact.</summary>
    Id<Contact>? ContactId { get; set; }

    /// <summary>A deal.</summary>
    Id<Deal>? DealId { get; set; }

    /// <summary>An activity.</summary>
    Id<Activity>? ActivityId { get; set; }
}
