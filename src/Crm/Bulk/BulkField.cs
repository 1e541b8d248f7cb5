using System.Reflection;
using Crm.Criteria;
using Crm.Records;
using Crm.Sessions;
using NodaTime;

namespace Crm.Bulk;

/// <summary>Setting a field by its name: which may be set, and to what.</summary>
internal static class BulkField
{
    public static BulkAction Set(string name, object? value) => new(false, (scope, entity) =>
    {
        if (value is Money money && entity.Fields.ContainsKey(name + ".currency"))
        {
            return Both(One(scope, entity, name + ".value", money.Amount), One(scope, entity, name + ".currency", money.Currency.Code));
        }

        return value is null && entity.Fields.ContainsKey(name + ".currency")
            ? Both(One(scope, entity, name + ".value", null), One(scope, entity, name + ".currency", null))
            : One(scope, entity, name, value);
    });

    private static Action<CrmSession, Record> Both(Action<CrmSession, Record> first, Action<CrmSession, Record> second) => first + second;

    private static Action<CrmSession, Record> One(Scope scope, EntityDefinition entity, string name, object? value)
    {
        var field = entity.AllFields.FirstOrDefault(f => f.Name == name);
        var isHidden = field is not null && !scope.IsSystem && !scope.Rights.MayRead(entity, field) && !scope.Rights.MayWrite(entity, field, creating: false);
        if (field is null || isHidden)
        {
            throw CrmException.Invalid(name, "unknown_field", $"A {entity.Name} has no field '{name}'.");
        }

        if (!IsSettable(entity, field))
        {
            throw CrmException.Invalid(name, "not_settable", name == "owner" ? "An owner is given by assigning." : $"'{name}' is kept by the CRM, or changed by a move alone.");
        }

        if (!scope.IsSystem && !scope.Rights.MayWrite(entity, field, creating: false))
        {
            throw new CrmException(CrmErrors.Forbidden, "Some of the changed fields may not be changed by whoever acts.") { Fields = [new(name, "forbidden", "The role does not let this field be changed.")] };
        }

        var converted = Convert(field, value);
        Action<Record> set = field.Custom is { } custom
            ? record => record.Custom = CustomValue.Write(record.Custom, custom.Name, custom.Kind, custom.TextRule, converted)
            : record => field.Slot.Set(record, converted);
        Try(entity, field, set);
        return (_, record) => set(record);
    }

    /// <summary>What code outside may set, bulk changes may.</summary>
    public static bool IsSettable(EntityDefinition entity, FieldDefinition field) =>
        field.Custom is not null
        || (!field.IsSystem && !field.IsMaintained && field.Slot.Property is { } property
            && (field.Name.Contains('.', StringComparison.Ordinal) || entity.ClrType.GetProperty(property, BindingFlags.Public | BindingFlags.Instance)?.SetMethod is { IsPublic: true }));

    private static object? Convert(FieldDefinition field, object? value)
    {
        if (value is null)
        {
            return field.IsNullable && field.Custom is not { Required: true } ? null : throw CrmException.Invalid(field.Name, "required", "A value is required.");
        }

        return (field.Kind, value) switch
        {
            (ValueKind.Text, string) or (ValueKind.Boolean, bool) or (ValueKind.Integer, long) or (ValueKind.Decimal, decimal) or (ValueKind.Date, LocalDate) or (ValueKind.Id, Guid) => value,
            (ValueKind.Text, Currency currency) => currency.Code,
            (ValueKind.Integer, int number) => (long)number,
            (ValueKind.Decimal, int number) => (decimal)number,
            (ValueKind.Decimal, long number) => (decimal)number,
            (ValueKind.Instant, Instant instant) => instant.Cut(),
            (ValueKind.Id, IReference reference) => reference.Key,
            _ => throw CrmException.Invalid(field.Name, "wrong_kind", $"The field holds a {field.Kind}, not a {value.GetType().Name}."),
        };
    }

    /// <summary>A value that no record could hold is refused once, not for each.</summary>
    private static void Try(EntityDefinition entity, FieldDefinition field, Action<Record> set)
    {
        var record = entity.Create();
        set(record);
        var errors = new List<FieldError>();
        ValueCheck.Run(entity, null, entity.Snapshot(record), errors);
        if (errors.FindAll(e => e.Field == field.Name) is { Count: > 0 } wrong)
        {
            throw CrmException.Invalid(wrong);
        }
    }
}
