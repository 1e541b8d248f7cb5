using System.Collections.Immutable;
using Crm.Criteria;

namespace Crm.Records;

/// <summary>What a computed field may be called and added to. That its name is free and its expression right is the catalogue's to say.</summary>
internal static class ComputedFieldRules
{
    public static void Check(ImmutableArray<EntityDraft> drafts, ImmutableArray<ComputedField> fields)
    {
        foreach (var field in fields)
        {
            var draft = drafts.FirstOrDefault(d => d.Name == field.Entity && !d.IsPlain)
                ?? throw Wrong($"The computed field '{field.Name}' belongs to the entity '{field.Entity}', which does not exist.");
            if (field.Name is null || !CustomFieldRules.IsFieldName(field.Name))
            {
                throw Wrong($"The computed field name '{field.Name}' must be a lower-case letter, then lower-case letters, digits or single underscores; at most 40 characters.");
            }

            if (string.IsNullOrWhiteSpace(field.Expression))
            {
                throw Wrong($"The computed field '{field.Name}' of '{draft.Name}' has no expression.");
            }
        }
    }

    private static CrmException Wrong(string message) => new(CrmErrors.Configuration, message);
}
