using Crm.Activities;
using Crm.Collaboration;
using Crm.Contacts;
using Crm.Insights;
using Crm.Sales;
using Crm.Views;

namespace Crm.Extensibility;

/// <summary>The rules before a save that every CRM has; those of plugins come after them.</summary>
internal static class StandardRules
{
    public static IReadOnlyList<RegisteredRule> All { get; } =
    [
        new(typeof(Deal), null, DealRules.BeforeSaveAsync),
        new(typeof(Territory), null, TerritoryRules.BeforeSaveAsync),
        new(typeof(Goal), null, GoalRules.BeforeSaveAsync),
        new(typeof(ForecastAdjustment), null, AdjustmentRules.BeforeSaveAsync),
        new(typeof(ForecastAdjustment), null, AdjustmentRules.DeletedAsync, OnDelete: true),
        new(typeof(SavedView), null, ViewRules.BeforeSaveAsync),
        new(typeof(Account), null, ContactRules.AccountAsync),
        new(typeof(Contact), null, ContactRules.ContactAsync),
        new(typeof(IContactPoint), null, ContactRules.PointAsync),
        new(typeof(IContactPoint), null, ContactRules.PointDeletedAsync, OnDelete: true),
        new(typeof(Relationship), null, ContactRules.RelationshipAsync),
        new(typeof(Activity), null, ActivityRules.ActivityAsync),
        new(typeof(Participant), null, ActivityRules.ParticipantAsync),
        new(typeof(IAttached), null, Attachment.OneRecordAsync),
        new(typeof(Follower), null, Followers.BeforeSaveAsync),
        new(typeof(Comment), null, Comments.BeforeSaveAsync),
        new(typeof(AttachedFile), null, FileRules.BeforeSaveAsync),
    ];
}
