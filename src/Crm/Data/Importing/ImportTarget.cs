using System.Reflection;
using Crm.Contacts;
using Crm.Criteria;
using Crm.Records;
using Crm.Sessions;

namespace Crm.Data;

/// <summary>Where the values of one column go.</summary>
internal abstract record ImportTarget(string Name)
{
    /// <summary>What a name means for an entity, for whoever acts.</summary>
    /// <exception cref="CrmException">Nothing that may be set is called so (<c>crm.invalid</c>).</exception>
    public static ImportTarget Parse(Scope scope, EntityDefinition entity, string name) =>
        Find(scope, entity, name) ?? throw CrmException.Invalid("mapping", "unknown_field", $"A {entity.Name} has no '{name}' that an import could set.");

    public static ImportTarget? Find(Scope scope, EntityDefinition entity, string name)
    {
        if (name == "id")
        {
            return new IdTarget();
        }

        if (name == "owner")
        {
            return entity.Access == RecordAccess.Owned ? new OwnerTarget() : null;
        }

        var dot = name.IndexOf('.', StringComparison.Ordinal);
        var (head, rest) = dot < 0 ? (name, "") : (name[..dot], name[(dot + 1)..]);
        if (head == "externalIds")
        {
            return rest.Length is > 0 and <= 40 ? new SystemTarget(name, rest) : null;
        }

        if (Field(scope, entity, name) is { } field)
        {
            return new FieldTarget(name, field);
        }

        if (entity.References.FirstOrDefault(r => r.Name == head) is { } relation && May(scope, entity, relation.ForeignKey))
        {
            return Reference(scope, name, relation, rest);
        }

        return entity.Name is "contact" or "account" ? PointTarget.Find(name, head, rest) : null;
    }

    private static FieldDefinition? Field(Scope scope, EntityDefinition entity, string name) =>
        entity.AllFields.FirstOrDefault(f => f.Name == name && f.Kind != ValueKind.Id && IsSettable(entity, f) && May(scope, entity, f));

    private static ReferenceTarget? Reference(Scope scope, string name, RelationDefinition relation, string by)
    {
        var target = scope.State.Model[relation.Target];
        if (by.StartsWith("externalIds.", StringComparison.Ordinal))
        {
            return new(name, relation, target, null, by["externalIds.".Length..]);
        }

        return by is "" or "id"
            ? new(name, relation, target, (FieldDefinition)target.Key!, null)
            : target.AllFields.FirstOrDefault(f => f.Name == by && f is { Kind: ValueKind.Text, Custom: null } && (scope.IsSystem || scope.Rights.MayRead(target, f))) is { } field
                ? new(name, relation, target, field, null)
                : null;
    }

    private static bool May(Scope scope, EntityDefinition entity, FieldDefinition field) =>
        scope.IsSystem || scope.Rights.MayWrite(entity, field, creating: false) || scope.Rights.MayWrite(entity, field, creating: true);

    /// <summary>What code outside may set.</summary>
    private static bool IsSettable(EntityDefinition entity, FieldDefinition field) =>
        field.Custom is not null
        || (!field.IsSystem && !field.IsMaintained && field.Slot.Property is { } property
            && (field.Name.Contains('.', StringComparison.Ordinal) || entity.ClrType.GetProperty(property, BindingFlags.Public | BindingFlags.Instance)?.SetMethod is { IsPublic: true }));
}

internal sealed record IdTarget() : ImportTarget("id");

internal sealed record OwnerTarget() : ImportTarget("owner");

internal sealed record SystemTarget(string Path, string System) : ImportTarget(Path);

internal sealed record FieldTarget(string Path, FieldDefinition Field) : ImportTarget(Path);

/// <param name="Path">Its name.</param>
/// <param name="Relation">The reference.</param>
/// <param name="Target">What it refers to.</param>
/// <param name="By">The field that it is found by; null: by its id in a system.</param>
/// <param name="System">The system.</param>
internal sealed record ReferenceTarget(string Path, RelationDefinition Relation, EntityDefinition Target, FieldDefinition? By, string? System) : ImportTarget(Path);

/// <summary>A further e-mail address, phone number or postal address.</summary>
internal sealed record PointTarget(string Path, string Entity, string Type, string Part) : ImportTarget(Path)
{
    public static PointTarget? Find(string name, string head, string rest)
    {
        var parts = rest.Split('.');
        return (head, parts) switch
        {
            ("emails", [{ Length: > 0 and <= 40 } type]) => new(name, "email", type, ""),
            ("phones", [{ Length: > 0 and <= 40 } type]) => new(name, "phone", type, ""),
            ("addresses", [{ Length: > 0 and <= 40 } type, "street" or "postalCode" or "city" or "region" or "country"]) => new(name, "address", type, parts[1]),
            _ => null,
        };
    }
}
