using Crm.Contacts;
using Crm.Criteria;
using Crm.Records;
using Crm.Sales;
using NodaTime;

namespace Crm.Insights;

/// <summary>
/// The scores of one record, beside it under its id: a field a score and its grade. Outside of the record's version, history, audit and events; seen by who sees the record.
/// </summary>
internal sealed class Score : Record<Score>
{
    /// <summary>The name of the entity.</summary>
    public const string EntityName = "score";

    /// <summary>The relation to it on what is scored.</summary>
    public const string Relation = "score";

    /// <summary>The scored account; one of the three is set.</summary>
    public Id<Account>? AccountId { get; set; }

    /// <summary>The scored contact.</summary>
    public Id<Contact>? ContactId { get; set; }

    /// <summary>The scored deal.</summary>
    public Id<Deal>? DealId { get; set; }

    /// <summary>When it is to be made anew, for time alone changes it; null: only a save does.</summary>
    public Instant? DueAt { get; set; }

    internal static EntityDraft Draft() => new EntityBuilder<Score>(EntityName, "crm_score", plain: true)
        .WithFields()
        .Reference(nameof(AccountId), s => s.AccountId, (s, v) => s.AccountId = v, "account")
        .Reference(nameof(ContactId), s => s.ContactId, (s, v) => s.ContactId = v, "contact")
        .Reference(nameof(DealId), s => s.DealId, (s, v) => s.DealId = v, "deal")
        .Instant(nameof(DueAt), s => s.DueAt, (s, v) => s.DueAt = v, indexed: true, maintained: true)
        .BelongsTo("account", "contact", "deal")
        .Build();

    /// <summary>What restricts an entity as of a moment: scores are not kept as of one.</summary>
    /// <exception cref="CriteriaException">The entity is that of scores.</exception>
    internal static CheckedCriterion? InAsOf(Entity entity, CheckedCriterion? restriction) => entity.Name == EntityName
        ? throw new CriteriaException("criteria.as_of", "Scores are not kept as of a moment: leave them out of a query as of one, and ask for their history with Scores.HistoryAsync.")
        : restriction;
}
