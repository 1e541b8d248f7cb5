using Crm.Activities;
using Crm.Contacts;
using Crm.Sales;

namespace Crm.Extensibility;

/// <summary>The rules before a save that every CRM has; those of plugins come after them.</summary>
internal static class StandardRules
{
    public static IReadOnlyList<RegisteredRule> All { get; } =
    [
        new(typeof(Deal), null, DealRules.BeforeSaveAsync),
        new(typeof(Account), null, ContactRules.AccountAsync),
        new(typeof(Contact), null, ContactRules.ContactAsync),
        new(typeof(IContactPoint), null, ContactRules.PointAsync),
        new(typeof(IContactPoint), null, ContactRules.PointDeletedAsync, OnDelete: true),
        new(typeof(Relationship), null, ContactRules.RelationshipAsync),
        new(typeof(Activity), null, ActivityRules.ActivityAsync),
        new(typeof(Participant), null, ActivityRules.ParticipantAsync),
    ];
}
