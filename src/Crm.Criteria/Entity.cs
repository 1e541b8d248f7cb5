using System.Collections.Frozen;

namespace Crm.Criteria;

/// <summary>One kind of record that conditions speak of: its fields and relations. Immutable.</summary>
public class Entity
{
    /// <summary>Makes an entity.</summary>
    /// <param name="name">Its name in a catalogue: a letter, then letters, digits or underscores.</param>
    /// <param name="fields">Its fields. A name may hold one dot, for a part of a value: <c>amount.currency</c>.</param>
    /// <param name="relations">Its relations to other entities.</param>
    /// <param name="key">The field that identifies a record; a to-one path that ends in a relation reads this field of its target.</param>
    public Entity(string name, IEnumerable<Field> fields, IEnumerable<Relation>? relations = null, Field? key = null)
    {
        Name = name;
        Fields = fields.ToFrozenDictionary(f => f.Name, StringComparer.Ordinal);
        Relations = (relations ?? []).ToFrozenDictionary(r => r.Name, StringComparer.Ordinal);
        Key = key;
    }

    /// <summary>Its name in the catalogue.</summary>
    public string Name { get; }

    /// <summary>Its fields by name.</summary>
    public FrozenDictionary<string, Field> Fields { get; }

    /// <summary>Its relations by name.</summary>
    public FrozenDictionary<string, Relation> Relations { get; }

    /// <summary>The field that identifies a record, if it has one.</summary>
    public Field? Key { get; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
