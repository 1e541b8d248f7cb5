using System.Collections.Frozen;
using Crm.Criteria.Checking;

namespace Crm.Criteria;

/// <summary>What can be asked about: entities, their fields and the relations between them. Immutable and thread-safe once made.</summary>
public sealed class Catalogue
{
    private readonly FrozenDictionary<string, Entity> entities;
    private readonly FrozenDictionary<(string Entity, string Name), Expression> computed;

    /// <summary>Makes a catalogue of <paramref name="entities"/>; every relation must lead to one of them, a computed field's expression must be of the language.</summary>
    /// <exception cref="CriteriaException">A name stands twice, a relation's target is missing (<c>criteria.catalogue</c>), or the expression of a computed field cannot be read; its message then names the field.</exception>
    public Catalogue(IEnumerable<Entity> entities, IEnumerable<CriteriaFunction>? functions = null, IEnumerable<ComputedField>? computed = null)
    {
        var byName = new Dictionary<string, Entity>(StringComparer.Ordinal);
        foreach (var entity in entities)
        {
            if (!byName.TryAdd(entity.Name, entity))
            {
                throw new CriteriaException("criteria.catalogue", $"The entity '{entity.Name}' stands twice in the catalogue.");
            }
        }

        foreach (var relation in byName.Values.SelectMany(e => e.Relations.Values))
        {
            if (!byName.ContainsKey(relation.Target))
            {
                throw new CriteriaException("criteria.catalogue", $"The relation '{relation.Name}' leads to '{relation.Target}', which is not in the catalogue.");
            }
        }

        this.entities = byName.ToFrozenDictionary(StringComparer.Ordinal);
        Functions = (functions ?? []).ToFrozenDictionary(f => f.Name, StringComparer.Ordinal);
        ComputedFields = [.. computed ?? []];
        this.computed = Computed.Read(this, ComputedFields);
    }

    /// <summary>The functions that conditions may call, by name.</summary>
    public FrozenDictionary<string, CriteriaFunction> Functions { get; }

    /// <summary>The fields that are expressions over others.</summary>
    public IReadOnlyList<ComputedField> ComputedFields { get; }

    /// <summary>All entities.</summary>
    public IReadOnlyList<Entity> Entities => entities.Values;

    /// <summary>The entity of that name.</summary>
    /// <exception cref="CriteriaException">There is none (<c>criteria.unknown_entity</c>).</exception>
    public Entity this[string name] => Find(name)
        ?? throw new CriteriaException("criteria.unknown_entity", $"There is no entity '{name}'.");

    /// <summary>The entity of that name, or null.</summary>
    public Entity? Find(string name) => entities.GetValueOrDefault(name);

    /// <summary>Checks every computed field by itself, with every right: that its names are known, its kinds fit, it is not computed from itself. One that is not right is unknown where it is used.</summary>
    /// <exception cref="CriteriaException">One is not right; the message names the field.</exception>
    public void CheckComputedFields() => Computed.Check(this, computed.Values);

    internal Expression? FindComputed(Entity entity, string name) => computed.GetValueOrDefault((entity.Name, name));

    internal IEnumerable<Expression> ComputedOf(Entity entity) => computed.Values.Where(e => e.Field.Entity == entity.Name);
}
