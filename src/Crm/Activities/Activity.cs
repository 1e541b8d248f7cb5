using Crm.Contacts;
using Crm.Criteria;
using Crm.Records;
using Crm.Sales;
using NodaTime;

namespace Crm.Activities;

/// <summary>
/// Something done, or to be done, with or for a customer: a task, a call, a meeting, an e-mail, a note, or a kind that a plugin brings.
/// It is seen by who may see it as its owner's, by who sees a record it is about (unless private), and by who takes part.
/// </summary>
public sealed class Activity : Record<Activity>
{
    /// <summary>The name of its kind: one of <see cref="ActivityKinds"/> or a plugin's. It stays what it was when first saved.</summary>
    public string Kind { get; set; } = ActivityKinds.Task;

    /// <summary>What it is about, in a line: 1-200 characters.</summary>
    public string Subject { get; set; } = "";

    /// <summary>The text; at most 100,000 characters, compared exactly.</summary>
    public string? Body { get; set; }

    /// <summary>Where it stands in the life of its kind: a state of the kind's machine. Only moves change it.</summary>
    public string Status { get; internal set; } = "";

    /// <summary>What that means: <c>open</c>, <c>done</c> or <c>cancelled</c>.</summary>
    public string Phase { get; internal set; } = ActivityPhases.Open;

    /// <summary><c>low</c>, <c>normal</c> or <c>high</c>.</summary><value>Default: normal.</value>
    public string Priority { get; set; } = "normal";

    /// <summary>When it begins, where it has an hour: a call, a meeting.</summary>
    public Instant? StartsAt { get; set; }

    /// <summary>When it ends; not before it begins.</summary>
    public Instant? EndsAt { get; set; }

    /// <summary>The day by which it is to be done.</summary>
    public LocalDate? DueDate { get; set; }

    /// <summary>When it was done or cancelled; null while open.</summary>
    public Instant? DoneAt { get; internal set; }

    /// <summary>Its place on timelines: when it was done, else when it begins, else the start of the day it is due, else when it was made. Kept when saved.</summary>
    public Instant At { get; internal set; }

    /// <summary><c>in</c> or <c>out</c>, for calls and e-mails.</summary>
    public string? Direction { get; set; }

    /// <summary>What came of it; at most 200 characters.</summary>
    public string? Outcome { get; set; }

    /// <summary>When its owner is to be reminded; null: never.</summary>
    public Instant? RemindAt { get; set; }

    /// <summary>How it comes again, as an RFC 5545 recurrence rule: <c>FREQ=WEEKLY;BYDAY=MO</c>. The next one is made when this one is done.</summary>
    public string? Recurrence { get; set; }

    /// <summary>The first activity of the series that this one belongs to; null: of none.</summary>
    public Guid? SeriesId { get; internal set; }

    /// <summary>The activity of the series that followed this one; null: none yet.</summary>
    public Guid? NextId { get; internal set; }

    /// <summary>When the reminder that is still to be told is due; null: there is none, or it was told. Kept by itself.</summary>
    public Instant? ReminderDueAt { get; internal set; }

    /// <summary>Whether only its owner's rights and taking part show it, not the records it is about.</summary>
    public bool IsPrivate { get; set; }

    /// <summary>The account it is about.</summary>
    public Id<Account>? AccountId { get; set; }

    /// <summary>The contact it is about. Others who are there are participants.</summary>
    public Id<Contact>? ContactId { get; set; }

    /// <summary>The deal it is about.</summary>
    public Id<Deal>? DealId { get; set; }

    /// <summary>Its id in the system it came from; unique within the tenant.</summary>
    public string? ExternalId { get; set; }

    internal static EntityDraft Draft() => new EntityBuilder<Activity>("activity", "crm_activity")
        .Owned(inverse: "activities")
        .SeenWith(["deal", "contact", "account"], unless: "isPrivate", through: ("participants", "user"))
        .WithRecycleBin()
        .Text(nameof(Kind), a => a.Kind, (a, v) => a.Kind = v!, TextRule.Exact, 40, required: true)
        .Text(nameof(Subject), a => a.Subject, (a, v) => a.Subject = v!, required: true)
        .Text(nameof(Body), a => a.Body, (a, v) => a.Body = v, TextRule.Exact, 100_000)
        .Maintained(nameof(Status), a => a.Status, (a, v) => a.Status = v!, 40, TextRule.Exact, required: true)
        .Maintained(nameof(Phase), a => a.Phase, (a, v) => a.Phase = v!, 10, TextRule.Exact, required: true, choices: [ActivityPhases.Open, ActivityPhases.Done, ActivityPhases.Cancelled])
        .Text(nameof(Priority), a => a.Priority, (a, v) => a.Priority = v!, TextRule.Exact, 10, required: true, choices: ["low", "normal", "high"])
        .Instant(nameof(StartsAt), a => a.StartsAt, (a, v) => a.StartsAt = v)
        .Instant(nameof(EndsAt), a => a.EndsAt, (a, v) => a.EndsAt = v)
        .Date(nameof(DueDate), a => a.DueDate, (a, v) => a.DueDate = v)
        .Instant(nameof(DoneAt), a => a.DoneAt, (a, v) => a.DoneAt = v, maintained: true)
        .Instant(nameof(At), a => a.At, (a, v) => a.At = v!.Value, required: true, maintained: true)
        .Text(nameof(Direction), a => a.Direction, (a, v) => a.Direction = v, TextRule.Exact, 5, choices: ["in", "out"])
        .Text(nameof(Outcome), a => a.Outcome, (a, v) => a.Outcome = v)
        .Instant(nameof(RemindAt), a => a.RemindAt, (a, v) => a.RemindAt = v)
        .Instant(nameof(ReminderDueAt), a => a.ReminderDueAt, (a, v) => a.ReminderDueAt = v, indexed: true, maintained: true)
        .Text(nameof(Recurrence), a => a.Recurrence, (a, v) => a.Recurrence = v, TextRule.Exact, 200)
        .Key(nameof(SeriesId), a => a.SeriesId, (a, v) => a.SeriesId = v, maintained: true)
        .Key(nameof(NextId), a => a.NextId, (a, v) => a.NextId = v, maintained: true)
        .Boolean(nameof(IsPrivate), a => a.IsPrivate, (a, v) => a.IsPrivate = v)
        .Reference(nameof(AccountId), a => a.AccountId, (a, v) => a.AccountId = v, "account", "activities", OnDelete.Recycle)
        .Reference(nameof(ContactId), a => a.ContactId, (a, v) => a.ContactId = v, "contact", "activities", OnDelete.Recycle)
        .Reference(nameof(DealId), a => a.DealId, (a, v) => a.DealId = v, "deal", "activities", OnDelete.Recycle)
        .Text(nameof(ExternalId), a => a.ExternalId, (a, v) => a.ExternalId = v, TextRule.Exact, 100, unique: true)
        .Index(nameof(OwnerId), nameof(Phase), nameof(DueDate))

        // How many were done about a deal, and when last, is asked at every save that is scored.
        .Index(nameof(DealId), nameof(Phase), nameof(At))
        .Build();
}
