using Crm.Criteria;
using Crm.Records;
using Crm.Security;
using Crm.Sessions;
using Crm.Tenancy;

namespace Crm.Data;

/// <summary>What of a record a sweep compares.</summary>
/// <param name="Name">Its name: that of a field, or <c>addresses.street</c>.</param>
/// <param name="Entity">The entity whose field it is.</param>
/// <param name="Field">The field.</param>
/// <param name="Parts">The relation to what belongs to the record and has the field; null: the record has it.</param>
internal sealed record SweepColumn(string Name, EntityDefinition Entity, FieldDefinition Field, RelationDefinition? Parts)
{
    /// <summary>What tells records of an entity apart: texts and days, but not what the CRM gives or keeps.</summary>
    public static IReadOnlyList<SweepColumn> AllOf(EntityDefinition entity) =>
    [
        .. entity.AllFields
            .Where(f => IsComparable(f) && !f.IsMaintained && f.Choices.IsEmpty
                && f.Name is not ("externalId" or "preferredChannel" or "language") && !f.Name.Contains('.', StringComparison.Ordinal) && entity.Number != f)
            .Select(f => new SweepColumn(f.Name, entity, f, null)),
    ];

    /// <summary>The column of that name; null: there is none.</summary>
    public static SweepColumn? Find(CrmModel model, EntityDefinition entity, string name)
    {
        if (entity.AllFields.FirstOrDefault(f => f.Name == name && IsComparable(f)) is { } own)
        {
            return new(name, entity, own, null);
        }

        // Only what is seen by whoever sees the record: else a pair would tell of what is hidden.
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && entity.Relations.GetValueOrDefault(name[..dot]) is RelationDefinition { Kind: RelationKind.ToMany } parts
            && model[parts.Target] is { Access: RecordAccess.Parent } part && part.Parents.Any(p => p.ForeignKey.Name == parts.ForeignKey.Name)
            && part.AllFields.FirstOrDefault(f => f.Name == name[(dot + 1)..] && IsComparable(f)) is { } field
            ? new(name, part, field, parts) : null;
    }

    /// <summary>By what two entities compare: by what the tenant says, else the standard mapping, else the fields of one name. It is the same whichever is named first.</summary>
    /// <exception cref="CrmException">It is the same entity twice (<c>crm.invalid</c>); nothing of the one compares with anything of the other (<c>crm.configuration</c>).</exception>
    public static SweepMapping Mapping(CrmModel model, TenantSettings settings, string left, string right)
    {
        var (one, other) = (model[left], model[right]);
        if (one == other)
        {
            throw CrmException.Invalid("right", "same_entity", $"A sweep across takes two entities; name '{left}' alone to compare its records with each other.");
        }

        var entities = new SweepMapping(left, right, []).Entities;
        if (settings.Sweeps.Append(SweepMapping.ContactAndAccount).FirstOrDefault(m => m.Entities == entities) is { } mapping)
        {
            return mapping;
        }

        SweepField[] same = [.. AllOf(one).Select(c => c.Name).Intersect(AllOf(other).Select(c => c.Name), StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(n => new SweepField(n, n))];
        return same.Length > 0 ? new(entities.First, entities.Second, [.. same])
            : throw Wrong($"'{left}' and '{right}' have no text or day of one name: say by TenantBuilder.SweepMapping which of their fields play the same part.");
    }

    /// <summary>The columns of a mapping.</summary>
    /// <exception cref="CrmException">It is not right (<c>crm.configuration</c>).</exception>
    public static IReadOnlyList<MappedColumns> Mapped(CrmModel model, SweepMapping mapping)
    {
        if (mapping.Left == mapping.Right || mapping.Fields.Count == 0 || mapping.Fields.DistinctBy(f => f.Left).Count() < mapping.Fields.Count || mapping.Fields.DistinctBy(f => f.Right).Count() < mapping.Fields.Count)
        {
            throw Wrong($"The mapping of '{mapping.Left}' to '{mapping.Right}' is of two entities and of one field or more, each of which stands once.");
        }

        return [.. mapping.Fields.Select(f => new MappedColumns(Named(mapping.Left, f.Left), Named(mapping.Right, f.Right), f.Role))];

        SweepColumn Named(string entity, string name) => model.Find(entity) is { IsPlain: false } definition && Find(model, definition, name) is { } column
            ? column : throw Wrong($"'{name}' of '{entity}' is not compared by a sweep: a text or a day of its records is, or of what belongs to them, as in addresses.street.");
    }

    /// <summary>Whether it may be read, where the record may be seen.</summary>
    public bool MayRead(Scope scope) => scope.Rights.MayRead(Entity, Field);

    private static bool IsComparable(FieldDefinition field) => field is { Kind: ValueKind.Text or ValueKind.Date, IsSystem: false };

    private static CrmException Wrong(string message) => new(CrmErrors.Configuration, message);
}
