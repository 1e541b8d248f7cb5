using Crm.Criteria;

namespace Crm.Records;

/// <summary>A relation as the CRM keeps it: declared once, on the record that refers; the way back is derived.</summary>
public sealed class RelationDefinition : Relation
{
    internal RelationDefinition(string name, RelationKind kind, string target, FieldDefinition foreignKey, string declaring, OnDelete onDelete)
        : base(name, kind, target, foreignKey)
    {
        Declaring = declaring;
        OnDelete = onDelete;
        ForeignKey = foreignKey;
    }

    /// <summary>The entity whose records hold the reference.</summary>
    public string Declaring { get; }

    /// <summary>What happens to the referring records when the referred one is deleted.</summary>
    public OnDelete OnDelete { get; }

    /// <summary>Whether it leads to what stands beside a record under the same id, and is no reference that is stored.</summary>
    internal bool SharesId => Kind == RelationKind.ToOne && ForeignKey.Slot.Ordinal == EntityDefinition.IdSlot;

    /// <summary>The field that holds the reference.</summary>
    public new FieldDefinition ForeignKey { get; }
}
