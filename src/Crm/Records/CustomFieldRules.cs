using System.Collections.Immutable;
using Crm.Criteria;

namespace Crm.Records;

/// <summary>What a custom field may be called and added to.</summary>
internal static class CustomFieldRules
{
    /// <summary>What an entry of an index can hold, however the text is written.</summary>
    private const int MaxIndexedLength = 500;

    /// <summary>The custom fields by entity; every entity has an entry.</summary>
    public static Dictionary<string, List<CustomFieldDefinition>> Check(ImmutableArray<EntityDraft> drafts, IEnumerable<CustomFieldDefinition> fields)
    {
        var byEntity = new Dictionary<string, List<CustomFieldDefinition>>(StringComparer.Ordinal);
        foreach (var draft in drafts)
        {
            if (!IsName(draft.Name) || !byEntity.TryAdd(draft.Name, []))
            {
                throw Wrong($"The entity name '{draft.Name}' is not a name, or stands twice.");
            }
        }

        foreach (var field in fields)
        {
            var draft = drafts.FirstOrDefault(d => d.Name == field.Entity && (!d.IsPlain || d.Slots.Any(s => s.Kind == SlotKind.Json)))
                ?? throw Wrong($"The custom field '{field.Name}' belongs to the entity '{field.Entity}', which does not exist.");
            if (!IsFieldName(field.Name))
            {
                throw Wrong($"The custom field name '{field.Name}' must be a lower-case letter, then lower-case letters, digits or single underscores; at most 40 characters.");
            }

            if (draft.Fields.Any(f => f.Name == field.Name) || draft.References.Any(r => r.Name == field.Name) || byEntity[field.Entity].Exists(f => f.Name == field.Name))
            {
                throw Wrong($"The entity '{field.Entity}' already has a field '{field.Name}'.");
            }

            if (field.Target is { } target && !byEntity.ContainsKey(target))
            {
                throw Wrong($"The custom field '{field.Name}' refers to '{target}', which does not exist.");
            }

            if (field is { Indexed: true, Kind: ValueKind.Text, MaxLength: <= 0 or > MaxIndexedLength })
            {
                throw Wrong($"The custom field '{field.Name}' is indexed: its MaxLength must be 1-{MaxIndexedLength}.");
            }

            byEntity[field.Entity].Add(field);
        }

        return byEntity;
    }

    /// <summary>Whether it is a name for anything.</summary>
    public static bool IsName(string name) =>
        name is { Length: > 0 and <= 40 } && char.IsAsciiLetterLower(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');

    /// <summary>Whether it is a name for a field.</summary>
    public static bool IsFieldName(string name) => IsName(name) && !name.Contains("__", StringComparison.Ordinal) && !name.Any(char.IsAsciiLetterUpper);

    private static CrmException Wrong(string message) => new(CrmErrors.Configuration, message);
}
