using Crm.Records;
using NodaTime;

namespace Crm.Sessions;

/// <summary>What every value must be, whatever store keeps it.</summary>
internal static class ValueCheck
{
    public static void Run(EntityDefinition entity, object?[]? before, object?[] row, ICollection<FieldError> errors)
    {
        foreach (var slot in entity.Slots)
        {
            if (slot.KeyOf is not null || slot.Ordinal < EntityDefinition.OwnerSlot || slot.Kind == SlotKind.Json)
            {
                continue;
            }

            Check(Name(entity, slot), row[slot.Ordinal], slot.IsRequired, slot.MaxLength, errors);
        }

        if (!entity.IsPlain && !CustomCheck.Run(entity, (CustomData?)before?[EntityDefinition.CustomSlot], (CustomData)row[EntityDefinition.CustomSlot]!, errors))
        {
            return;
        }

        foreach (var field in entity.AllFields)
        {
            if (field.Custom is { } custom)
            {
                var value = field.Read(row);
                Check(custom.Name, value, custom.Required, custom.MaxLength, errors);
                CheckChoice(custom.Name, value, [.. custom.Choices], errors);
            }
            else if (!field.Choices.IsEmpty)
            {
                CheckChoice(field.Name, field.Read(row), field.Choices, errors);
            }
        }
    }

    private static string Name(EntityDefinition entity, Slot slot) => entity.AllFields.FirstOrDefault(f => f.Slot == slot && f.Custom is null)?.Name ?? slot.Column;

    private static void Check(string name, object? value, bool required, int maxLength, ICollection<FieldError> errors)
    {
        switch (value)
        {
            case null or "" when required:
                errors.Add(new(name, "required", "A value is required."));
                break;
            case string text when maxLength > 0 && text.Length > maxLength:
                errors.Add(new(name, "too_long", $"At most {maxLength} characters; there are {text.Length}."));
                break;
            case string text when !TextRules.IsStorable(text):
                errors.Add(new(name, "not_a_text", "A text holds neither NUL nor a lone surrogate."));
                break;
            case decimal number when Math.Abs(number) > Money.MaxAmount:
                errors.Add(new(name, "out_of_range", $"A number lies within ±{Money.MaxAmount:N0}."));
                break;
            case decimal number when decimal.Round(number, 4) != number:
                errors.Add(new(name, "too_many_decimals", "A number has at most four decimals."));
                break;
            case Instant instant when instant < Time.Earliest || instant > Time.Forever:
                errors.Add(new(name, "out_of_range", "An instant lies between the years 1900 and 9998."));
                break;
            case LocalDate date when date.Year is < 1900 or > 9998 || date.Calendar != CalendarSystem.Iso:
                errors.Add(new(name, "out_of_range", "A date lies between the years 1900 and 9998, in the ISO calendar."));
                break;
        }
    }

    private static void CheckChoice(string name, object? value, IReadOnlyList<string> choices, ICollection<FieldError> errors)
    {
        if (value is string text && choices.Count > 0 && !choices.Contains(text, StringComparer.Ordinal))
        {
            errors.Add(new(name, "not_a_choice", $"One of {string.Join(", ", choices)} is wanted."));
        }
    }
}
