namespace Crm.Criteria;

/// <summary>Gives a compiled condition the records that relations lead to. Restrictions of hops are the condition's own to apply, not this interface's.</summary>
public interface IRelated
{
    /// <summary>The record that a to-one relation leads to from <paramref name="record"/>, or null.</summary>
    object? One(Relation relation, object record);

    /// <summary>The records that a to-many relation leads to from <paramref name="record"/>.</summary>
    IReadOnlyList<object> Many(Relation relation, object record);
}
