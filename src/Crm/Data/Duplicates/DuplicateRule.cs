using Crm.Criteria;

namespace Crm.Data;

/// <summary>What happens when a record is saved that by a rule is there already.</summary>
public enum DuplicateAction
{
    /// <summary>It is saved; the pair goes to the review list.</summary>
    Allow,

    /// <summary>It is refused (<c>crm.possible_duplicate</c>) until the session says that it knows (<see cref="Duplicates.Acknowledge"/>); then it is saved, and the pair goes to the review list.</summary>
    Warn,

    /// <summary>It is refused (<c>crm.duplicate</c>).</summary>
    Block,
}

/// <summary>By what records are taken for the same. Data of the tenant.</summary>
/// <param name="Name">Its name: 1-60 characters, one a tenant.</param>
/// <param name="Action">What happens.</param>
/// <param name="Keys">What is compared, a key for each entity; several entities are compared across.</param>
public sealed record DuplicateRule(string Name, DuplicateAction Action, Sequence<DuplicateKey> Keys)
{
    /// <summary>The region, as two letters of ISO 3166-1, of telephone numbers without a country code.</summary><value>Default: none; such numbers compare by their digits.</value>
    public string? Region { get; init; }
}

/// <summary>
/// What of an entity's records is compared: parts that must all be there and be the same. A part is a field, compared as it compares in conditions, or a field and how it is read:
/// <c>email(email)</c>, <c>phone(phone)</c>, <c>name(lastName)</c>, <c>company(name)</c>, <c>exact(language)</c>. A blank part matches nothing.
/// </summary>
/// <param name="Entity">The entity.</param>
/// <param name="Parts">The parts.</param>
public sealed record DuplicateKey(string Entity, Sequence<string> Parts);
