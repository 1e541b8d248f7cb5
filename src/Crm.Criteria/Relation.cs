namespace Crm.Criteria;

/// <summary>How many records of the target one record leads to.</summary>
public enum RelationKind
{
    /// <summary>At most one: <c>account.name</c>.</summary>
    ToOne,

    /// <summary>Any number: <c>deals any (...)</c>.</summary>
    ToMany,
}

/// <summary>A relation from one entity to another. Immutable.</summary>
public class Relation
{
    /// <summary>Makes a relation.</summary>
    /// <param name="name">Its name on the entity that declares it.</param>
    /// <param name="kind">To one or to many.</param>
    /// <param name="target">The name of the entity it leads to.</param>
    /// <param name="foreignKey">To one: the field on the declaring entity that holds the target's key. To many: the field on the target that holds the declaring entity's key.</param>
    public Relation(string name, RelationKind kind, string target, Field foreignKey)
    {
        Name = name;
        Kind = kind;
        Target = target;
        ForeignKey = foreignKey;
    }

    /// <summary>Its name on the declaring entity.</summary>
    public string Name { get; }

    /// <summary>To one or to many.</summary>
    public RelationKind Kind { get; }

    /// <summary>The entity it leads to.</summary>
    public string Target { get; }

    /// <summary>To one: the field here that holds the target's key. To many: the field there that holds ours. It need not be among the entity's named fields.</summary>
    public Field ForeignKey { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Name} -> {Target}";
}
