using Crm.Records;

namespace Crm.Sessions;

/// <summary>What changes among the custom values must be declared, of the declared kind, and with the keys that go with it: nothing is kept that no right and no audit knows of.</summary>
internal static class CustomCheck
{
    /// <returns>Whether all is right.</returns>
    public static bool Run(EntityDefinition entity, CustomData? before, CustomData after, ICollection<FieldError> errors)
    {
        if (after.Equals(before ?? CustomData.Empty))
        {
            return true;
        }

        var fields = entity.AllFields.Where(f => f.Custom is not null).ToDictionary(f => f.Custom!.Name, f => f.Custom!, StringComparer.Ordinal);
        var wrong = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (key, value) in after.Entries)
        {
            var name = Whole(key);
            if (!Equals(before?[key], value) && !(fields.TryGetValue(name, out var field) && Fits(field, after, key)))
            {
                wrong.Add(name);
            }
        }

        foreach (var name in wrong)
        {
            errors.Add(fields.TryGetValue(name, out var field)
                ? new(name, "wrong_kind", $"The field holds a {field.Kind}.")
                : new(name, "unknown_field", $"A {entity.Name} has no such custom field."));
        }

        return wrong.Count == 0;
    }

    private static bool Fits(CustomFieldDefinition field, CustomData data, string key)
    {
        try
        {
            var value = CustomValue.Read(data, field.Name, field.Kind);
            var rewritten = CustomValue.Write(CustomData.Empty, field.Name, field.Kind, field.TextRule, value);
            return Equals(rewritten[key], data[key]);
        }
        catch (Exception e) when (e is FormatException or InvalidCastException or OverflowException or NodaTime.Text.UnparsableValueException or Crm.Criteria.CriteriaException)
        {
            return false;
        }
    }

    private static string Whole(string key) =>
        key.EndsWith(CustomValue.KeySuffix, StringComparison.Ordinal) || key.EndsWith(CustomValue.NumberSuffix, StringComparison.Ordinal)
            ? key[..^CustomValue.KeySuffix.Length]
            : key;
}
