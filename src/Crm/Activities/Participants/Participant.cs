using Crm.Contacts;
using Crm.Criteria;
using Crm.Records;
using Crm.Tenancy;

namespace Crm.Activities;

/// <summary>Somebody who takes part in an activity: a person of the tenant, a contact, or just an address. Exactly one of the three.</summary>
public sealed class Participant : Record<Participant>
{
    /// <summary>The activity.</summary>
    public Id<Activity>? ActivityId { get; set; }

    /// <summary>The person of the tenant, who sees the activity through this.</summary>
    public Id<User>? UserId { get; set; }

    /// <summary>The contact.</summary>
    public Id<Contact>? ContactId { get; set; }

    /// <summary>The address of somebody else; at most 254 characters.</summary>
    public string? Address { get; set; }

    /// <summary><c>organizer</c>, <c>required</c>, <c>optional</c>, <c>from</c>, <c>to</c>, <c>cc</c> or <c>bcc</c>.</summary><value>Default: required.</value>
    public string Role { get; set; } = "required";

    /// <summary><c>accepted</c>, <c>declined</c> or <c>tentative</c>; null: no answer yet.</summary>
    public string? Response { get; set; }

    internal static EntityDraft Draft() => new EntityBuilder<Participant>("participant", "crm_participant")
        .Reference(nameof(ActivityId), p => p.ActivityId, (p, v) => p.ActivityId = v, "activity", "participants", OnDelete.Recycle, required: true)
        .BelongsTo("activity")
        .WithRecycleBin()
        .WithoutEvents()
        .Reference(nameof(UserId), p => p.UserId, (p, v) => p.UserId = v, "user", "participations")
        .Reference(nameof(ContactId), p => p.ContactId, (p, v) => p.ContactId = v, "contact", "participations", OnDelete.Recycle)
        .Text(nameof(Address), p => p.Address, (p, v) => p.Address = v, maxLength: ContactPoints.EmailLength)
        .Text(nameof(Role), p => p.Role, (p, v) => p.Role = v!, TextRule.Exact, 10, required: true, choices: ["organizer", "required", "optional", "from", "to", "cc", "bcc"])
        .Text(nameof(Response), p => p.Response, (p, v) => p.Response = v, TextRule.Exact, 10, choices: ["accepted", "declined", "tentative"])
        .Build();
}
