using Crm.Contacts;
using Crm.Criteria;
using Crm.Records;
using Crm.Sales;
using NodaTime;

namespace Crm.Insights;

/// <summary>That something held of a record, and whether it still does. One for each name and record; written by <see cref="AlertSweep"/> alone, seen by who sees the record.</summary>
public sealed class Alert : Record<Alert>
{
    /// <summary>The name of the alert, or of the weak signal.</summary>
    public string Name { get; internal set; } = "";

    /// <summary><c>raised</c> or <c>cleared</c>.</summary>
    public string State { get; internal set; } = AlertStates.Raised;

    /// <summary>When it was raised last.</summary>
    public Instant RaisedAt { get; internal set; }

    /// <summary>When it ceased to hold; null while it holds.</summary>
    public Instant? ClearedAt { get; internal set; }

    /// <summary>What it means: the condition of the alert, or what the weak signal looks at. Never the numbers, for what they are made of may be hidden.</summary>
    public string? Reason { get; internal set; }

    /// <summary>The account it is about.</summary>
    public Id<Account>? AccountId { get; internal set; }

    /// <summary>The contact it is about.</summary>
    public Id<Contact>? ContactId { get; internal set; }

    /// <summary>The deal it is about.</summary>
    public Id<Deal>? DealId { get; internal set; }

    internal static Id<Alert> IdOf(string name, Guid record) => IdGenerator.FromName<Alert>($"{name}:{record:N}");

    internal static Alert Of(string name, string entity, Guid record) => new()
    {
        Id = IdOf(name, record),
        Name = name,
        AccountId = entity == "account" ? new(record) : null,
        ContactId = entity == "contact" ? new(record) : null,
        DealId = entity == "deal" ? new(record) : null,
    };

    internal static EntityDraft Draft() => new EntityBuilder<Alert>("alert", "crm_alert")
        .Reference(nameof(AccountId), a => a.AccountId, (a, v) => a.AccountId = v, "account", "alerts", OnDelete.Cascade)
        .Reference(nameof(ContactId), a => a.ContactId, (a, v) => a.ContactId = v, "contact", "alerts", OnDelete.Cascade)
        .Reference(nameof(DealId), a => a.DealId, (a, v) => a.DealId = v, "deal", "alerts", OnDelete.Cascade)
        .BelongsTo("account", "contact", "deal")
        .Maintained(nameof(Name), a => a.Name, (a, v) => a.Name = v!, 40, TextRule.Exact, required: true)
        .Maintained(nameof(State), a => a.State, (a, v) => a.State = v!, 10, TextRule.Exact, required: true, choices: [AlertStates.Raised, AlertStates.Cleared])
        .Instant(nameof(RaisedAt), a => a.RaisedAt, (a, v) => a.RaisedAt = v!.Value, required: true, maintained: true)
        .Instant(nameof(ClearedAt), a => a.ClearedAt, (a, v) => a.ClearedAt = v, maintained: true)
        .Maintained(nameof(Reason), a => a.Reason, (a, v) => a.Reason = v, 1_000, TextRule.Exact)
        .Build();
}

/// <summary>The states of an alert.</summary>
public static class AlertStates
{
    /// <summary>It holds.</summary>
    public const string Raised = "raised";

    /// <summary>It held.</summary>
    public const string Cleared = "cleared";
}
