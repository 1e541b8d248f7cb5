using Crm.Activities;
using Crm.Changes;
using Crm.Collaboration;
using Crm.Contacts;
using Crm.Data;
using Crm.Insights;
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
        Pipeline.Draft(), Stage.Draft(), Product.Draft(), LeadSource.Draft(), Deal.Draft(), StageChange.Draft(), Territory.Draft(), Goal.Draft(), ForecastAdjustment.Draft(),
        Activity.Draft(), Participant.Draft(), TimelineEntry.Draft(), Tag.Draft(), Tagging.Draft(), Follower.Draft(), Comment.Draft(), Mention.Draft(), AttachedFile.Draft(),
        SavedView.Draft(), NumberCounter.Draft(),
        Alert.Draft(),
        Score.Draft(), ScoreVersion.Draft(), ScoreModel.Draft(), ScoreTask.Draft(),
        Merge.Draft(), Redirect.Draft(), DuplicateKeyRow.Draft(), DuplicatePair.Draft(),
        ImportProfile.Draft(), ImportRun.Draft(), ImportError.Draft(), ExternalId.Draft(),
        AuditEntry.Draft(), AuditSeal.Draft(), OutboxEntry.Draft(), BinEntry.Draft(),
    ];

    /// <summary>The computed fields that every CRM has: how a deal stands in a forecast, closed or not.</summary>
    internal static IReadOnlyList<Crm.Criteria.ComputedField> Computed { get; } = [new("deal", "forecast_category", "coalesce(stage.outcome, forecastCategory, stage.forecastCategory)")];

    /// <summary>A model of them and what plugins and tenants add.</summary>
    public static CrmModel Create(IEnumerable<DynamicEntity>? entities = null, IEnumerable<CustomFieldDefinition>? fields = null, IEnumerable<Crm.Criteria.CriteriaFunction>? functions = null, IEnumerable<Crm.Criteria.ComputedField>? computedFields = null) =>
        new(Drafts, entities, fields, functions, [.. Computed, .. computedFields ?? []]);
}
