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

            if (Problem(row[slot.Ordinal], slot.IsRequired, slot.MaxLength) is { } problem)
            {
                errors.Add(new(Name(entity, slot), problem.Code, problem.Message));
            }
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
                if (Problem(value, custom.Required, custom.MaxLength) is { } problem)
                {
                    errors.Add(new(custom.Name, problem.Code, problem.Message));
                }

                CheckChoice(custom.Name, value, field.Choices, errors);
            }
            else if (!field.Choices.IsEmpty)
            {
                CheckChoice(field.Name, field.Read(row), field.Choices, errors);
            }
        }
    }

    private static string Name(EntityDefinition entity, Slot slot) => entity.AllFields.FirstOrDefault(f => f.Slot == slot && f.Custom is null)?.Name ?? slot.Column;

    /// <summary>What is wrong with a value; null: nothing.</summary>
    public static (string Code, string Message)? Problem(object? value, bool required, int maxLength) => value switch
    {
        null or "" when required => ("required", "A value is required."),
        string text when maxLength > 0 && text.Length > maxLength => ("too_long", $"At most {maxLength} characters; there are {text.Length}."),
        string text when !TextRules.IsStorable(text) => ("not_a_text", "A text holds neither NUL nor a lone surrogate."),
        decimal number when Math.Abs(number) > Money.MaxAmount => ("out_of_range", $"A number lies within ±{Money.MaxAmount:N0}."),
        decimal number when decimal.Round(number, 4) != number => ("too_many_decimals", "A number has at most four decimals."),
        Instant instant when instant < Time.Earliest || instant > Time.Forever => ("out_of_range", "An instant lies between the years 1900 and 9998."),
        LocalDate date when date.Year is < 1900 or > 9998 || date.Calendar != CalendarSystem.Iso => ("out_of_range", "A date lies between the years 1900 and 9998, in the ISO calendar."),
        _ => null,
    };

    private static void CheckChoice(string name, object? value, System.Collections.Immutable.ImmutableArray<string> choices, ICollection<FieldError> errors)
    {
        if (value is string text && !choices.IsEmpty && !choices.Contains(text, StringComparer.Ordinal))
        {
            errors.Add(new(name, "not_a_choice", $"One of {string.Join(", ", choices)} is wanted."));
        }
    }
}
