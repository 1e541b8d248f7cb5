using Crm.Activities;
using Crm.Changes;
using Crm.Collaboration;
using Crm.Contacts;
using Crm.Data;
using Crm.Numbering;
using Crm.Sales;
using Crm.Security;
using Crm.Tenancy;
using Crm.Views;

namespace Crm.Records;

/// <summary>The entities that every CRM has.</summary>
public static class StandardModel
{
    /// <summary>Their drafts.</summary>
    public static IReadOnlyList<EntityDraft> Drafts { get; } =
    [
        Configuration.Draft(), User.Draft(), Team.Draft(), Unit.Draft(), Membership.Draft(), Share.Draft(),
        Account.Draft(), Contact.Draft(), EmailAddress.Draft(), PhoneNumber.Draft(), PostalAddress.Draft(), SocialHandle.Draft(), Relationship.Draft(),
        Pipeline.Draft(), Stage.Draft(), Product.Draft(), LeadSource.Draft(), Deal.Draft(), StageChange.Draft(),
        Activity.Draft(), Participant.Draft(), TimelineEntry.Draft(), Tag.Draft(), Tagging.Draft(), Follower.Draft(), Comment.Draft(), Mention.Draft(), AttachedFile.Draft(),
        SavedView.Draft(), NumberCounter.Draft(),
        ImportProfile.Draft(), ImportRun.Draft(), ImportError.Draft(), ExternalId.Draft(),
        AuditEntry.Draft(), AuditSeal.Draft(), OutboxEntry.Draft(), BinEntry.Draft(),
    ];

    /// <summary>A model of them and what plugins and tenants add.</summary>
    public static CrmModel Create(IEnumerable<DynamicEntity>? entities = null, IEnumerable<CustomFieldDefinition>? fields = null, IEnumerable<Crm.Criteria.CriteriaFunction>? functions = null, IEnumerable<Crm.Criteria.ComputedField>? computedFields = null) =>
        new(Drafts, entities, fields, functions, computedFields);
}
