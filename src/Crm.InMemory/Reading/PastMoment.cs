using Crm.Criteria;
using Crm.Records;

namespace Crm.InMemory.Reading;

/// <summary>Relations as they stood at a past moment, leading only to records that today's rights let one see today.</summary>
internal sealed class PastMoment(Moment then, Moment today) : IRelated
{
    public object? One(Relation relation, object record) =>
        then.One(relation, record) is { } row && Admits(relation, row) ? row : null;

    public IReadOnlyList<object> Many(Relation relation, object record)
    {
        var rows = then.Many(relation, record);
        return relation is JudgedRelation ? [.. rows.Where(row => Admits(relation, row))] : rows;
    }

    private bool Admits(Relation relation, object row) =>
        relation is not JudgedRelation judged
        || (today[relation.Target].Rows.TryGetValue((Guid)((object?[])row)[EntityDefinition.IdSlot]!, out var now) && judged.Restriction.Matches(now, today));
}

/// <summary>A relation whose restriction is judged apart from the condition it stands in.</summary>
internal sealed class JudgedRelation(Relation relation, CompiledCriterion restriction)
    : Relation(relation.Name, relation.Kind, relation.Target, relation.ForeignKey)
{
    /// <summary>What restricts the records it reaches.</summary>
    public CompiledCriterion Restriction { get; } = restriction;
}
