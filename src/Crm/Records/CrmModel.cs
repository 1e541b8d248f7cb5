using System.Collections.Frozen;
using System.Collections.Immutable;
using Crm.Criteria;
using Crm.Insights;
using Crm.Search;

namespace Crm.Records;

/// <summary>All entities with the relations between them, and the catalogue that criteria are checked against. Immutable; one a tenant where tenants add fields.</summary>
public sealed class CrmModel
{
    private readonly ImmutableArray<EntityDraft> drafts;
    private readonly ImmutableArray<CriteriaFunction> functions;
    private readonly FrozenDictionary<string, EntityDefinition> byName;
    private readonly FrozenDictionary<Type, EntityDefinition> byType;

    /// <summary>Puts a model together.</summary>
    /// <exception cref="CrmException">A name stands twice, a target is missing, or a custom field is not right (<c>crm.configuration</c>).</exception>
    public CrmModel(IEnumerable<EntityDraft> drafts, IEnumerable<DynamicEntity>? dynamicEntities = null, IEnumerable<CustomFieldDefinition>? customFields = null, IEnumerable<CriteriaFunction>? functions = null, IEnumerable<ComputedField>? computedFields = null)
    {
        this.drafts = [.. drafts, .. (dynamicEntities ?? []).Select(DynamicRecord.Draft)];
        this.functions = [.. functions ?? []];
        CustomFields = [.. customFields ?? []];
        ComputedFields = [.. computedFields ?? []];
        var custom = CustomFieldRules.Check(this.drafts, CustomFields);
        var relations = this.drafts.SelectMany(d => Relations(d, custom[d.Name])).ToList();
        if (this.drafts.Any(d => d.Name == Score.EntityName))
        {
            relations.AddRange(this.drafts.Where(d => d.IsScored && !IsTaken(d.Name, Score.Relation)).Select(d => (d.Name, new RelationDefinition(Score.Relation, RelationKind.ToOne, Score.EntityName, d.Fields[0], d.Name, OnDelete.Cascade))));
        }


        bool IsTaken(string entity, string name) => custom[entity].Exists(f => f.Name == name) || ComputedFields.Any(f => f.Entity == entity && f.Name == name);

        // What the CRM keeps for itself follows its records by other ways than their deletions.
        var plain = this.drafts.Where(d => d.IsPlain).Select(d => d.Name).ToHashSet(StringComparer.Ordinal);
        byName = this.drafts.Select(d => Define(d, custom[d.Name], relations, plain, SearchFieldRules.Resolve(d, this.drafts, relations))).ToFrozenDictionary(e => e.Name, StringComparer.Ordinal);
        byType = byName.Values.Where(e => !e.IsDynamic).ToFrozenDictionary(e => e.ClrType);
        Shares = new("shares", RelationKind.ToMany, "share", (FieldDefinition)this["share"].Fields["recordId"], "share", OnDelete.Cascade);
        try
        {
            ComputedFieldRules.Check(this.drafts, ComputedFields);
            Catalogue = new(byName.Values, this.functions, ComputedFields);
        }
        catch (CriteriaException e)
        {
            throw new CrmException(CrmErrors.Configuration, e.Message, e);
        }
    }

    /// <summary>What criteria are checked against.</summary>
    public Catalogue Catalogue { get; }

    /// <summary>The shares of a record of whatever kind: what policies look along. One for the model, so that equal policies have equal shapes.</summary>
    internal RelationDefinition Shares { get; }

    /// <summary>The custom fields in it.</summary>
    public ImmutableArray<CustomFieldDefinition> CustomFields { get; }

    /// <summary>The fields in it that are expressions over others.</summary>
    public ImmutableArray<ComputedField> ComputedFields { get; }

    /// <summary>All entities.</summary>
    public ImmutableArray<EntityDefinition> Entities => byName.Values;

    /// <summary>The entity of that name.</summary>
    /// <exception cref="CrmException">There is none (<c>crm.invalid</c>).</exception>
    public EntityDefinition this[string name] => Find(name)
        ?? throw CrmException.Invalid("entity", "unknown_entity", $"There is no entity '{name}'.");

    /// <summary>The entity of that name, or null.</summary>
    public EntityDefinition? Find(string name) => byName.GetValueOrDefault(name);

    /// <summary>The entity of a CLR type.</summary>
    /// <exception cref="CrmException">It is no entity (<c>crm.configuration</c>).</exception>
    public EntityDefinition Of(Type type) => byType.GetValueOrDefault(type)
        ?? throw new CrmException(CrmErrors.Configuration, $"{type.Name} is not an entity of this CRM.");

    /// <summary>The entity of a record.</summary>
    public EntityDefinition Of(Record record) => record is DynamicRecord dynamic ? this[dynamic.Entity] : Of(record.GetType());

    /// <summary>Whether the CLR type is that of an entity.</summary>
    public bool Knows(Type type) => byType.ContainsKey(type) || type == typeof(DynamicRecord);

    /// <summary>This model with a tenant's own entities and fields.</summary>
    /// <exception cref="CrmException">A name stands twice, or something is not right (<c>crm.configuration</c>).</exception>
    public CrmModel Extend(IEnumerable<DynamicEntity> entities, IEnumerable<CustomFieldDefinition> fields, IEnumerable<ComputedField>? computedFields = null) =>
        new(drafts, entities, CustomFields.Concat(fields), functions, ComputedFields.Concat(computedFields ?? []));

    /// <summary>Checks the expressions of all computed fields: that what they speak of is there, that none is computed from itself.</summary>
    /// <returns>This model.</returns>
    /// <exception cref="CrmException">One is not right (<c>crm.configuration</c>).</exception>
    public CrmModel WithComputedFieldsChecked()
    {
        try
        {
            Catalogue.CheckComputedFields();
            return this;
        }
        catch (CriteriaException e)
        {
            throw new CrmException(CrmErrors.Configuration, e.Message, e);
        }
    }

    private static IEnumerable<(string Entity, RelationDefinition Relation)> Relations(EntityDraft draft, IReadOnlyList<CustomFieldDefinition> custom)
    {
        var json = draft.Slots.FirstOrDefault(s => s.Kind == SlotKind.Json && s.Property == "Custom");
        var references = draft.References.Concat(custom.Where(c => c.Target is not null)
            .Select(c => new ReferenceDraft(c.Name, c.Target!, new(c, json!), c.Inverse, c.OnDelete)));
        foreach (var reference in references)
        {
            yield return (draft.Name, new(reference.Name, RelationKind.ToOne, reference.Target, reference.ForeignKey, draft.Name, reference.OnDelete));
            if (reference.Inverse is { } inverse)
            {
                yield return (reference.Target, new(inverse, RelationKind.ToMany, draft.Name, reference.ForeignKey, draft.Name, reference.OnDelete));
            }
        }
    }

    private static EntityDefinition Define(EntityDraft draft, IReadOnlyList<CustomFieldDefinition> custom, List<(string Entity, RelationDefinition Relation)> relations, HashSet<string> plain, ImmutableArray<SearchField> searchFields)
    {
        var json = draft.Slots.FirstOrDefault(s => s.Kind == SlotKind.Json && s.Property == "Custom");
        if (draft.Parents.FirstOrDefault(p => relations.TrueForAll(r => r.Entity != draft.Name || r.Relation.Kind != RelationKind.ToOne || r.Relation.Name != p)) is { } parent)
        {
            throw new CrmException(CrmErrors.Configuration, $"The entity '{draft.Name}' goes by the rights of its '{parent}', which is no reference of it.");
        }

        return new(
            draft,
            draft.Fields.Concat(custom.Where(c => c.Target is null).Select(c => new FieldDefinition(c, json!))),
            relations.Where(r => r.Entity == draft.Name).Select(r => r.Relation).ToList(),
            [.. relations.Select(r => r.Relation).Where(r => r is { Kind: RelationKind.ToOne, SharesId: false } && r.Target == draft.Name && !plain.Contains(r.Declaring))],
            searchFields);
    }
}
