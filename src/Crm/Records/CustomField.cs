using System.Collections.Immutable;
using Crm.Criteria;
using NodaTime;

namespace Crm.Records;

/// <summary>A custom field as data: what a tenant or a plugin adds to an entity. Validated, filterable and sortable like any other field.</summary>
/// <param name="Entity">The entity it is added to.</param>
/// <param name="Name">Its name in criteria and in JSON: a lower-case letter, then lower-case letters, digits or single underscores; at most 40 characters.</param>
/// <param name="Kind">The kind of its values.</param>
public sealed record CustomFieldDefinition(string Entity, string Name, ValueKind Kind)
{
    /// <summary>How a text compares.</summary><value>Default: folded.</value>
    public TextRule TextRule { get; init; } = TextRule.Folded;

    /// <summary>The longest text, in UTF-16 units.</summary><value>Default: 1,000.</value>
    public int MaxLength { get; init; } = 1_000;

    /// <summary>Whether a record must have a value.</summary><value>Default: false.</value>
    public bool Required { get; init; }

    /// <summary>
    /// Whether the database keeps an index by it, for conditions and orders; made and taken away when the tenant is provisioned. An indexed text is at most 500 long.
    /// </summary>
    /// <value>Default: false.</value>
    public bool Indexed { get; init; }

    /// <summary>The texts it can hold, for a choice; empty: any.</summary>
    public Sequence<string> Choices { get; init; }

    /// <summary>For a yes or no: that it says whether a person consents, and which answer is the restrictive one; a merge keeps that. Null: it says something else.</summary>
    public ConsentKind? Consent { get; init; }

    /// <summary>For an id: the entity it refers to; that makes a to-one relation of the field's name.</summary>
    public string? Target { get; init; }

    /// <summary>For a reference: the name of the relation back, on the target; null: none.</summary>
    public string? Inverse { get; init; }

    /// <summary>For a reference: what happens here when the target is deleted.</summary><value>Default: refused.</value>
    public OnDelete OnDelete { get; init; }
}

/// <summary>A compile-time handle on a custom field, for code that knows it: <c>account.Get(CreditLimit)</c>.</summary>
/// <typeparam name="T"><see cref="string"/>, or a nullable value type.</typeparam>
public sealed class CustomField<T>
{
    internal CustomField(CustomFieldDefinition definition) => Definition = definition;

    /// <summary>The field as data.</summary>
    public CustomFieldDefinition Definition { get; }

    /// <summary>The same field with an index.</summary>
    /// <param name="maxLength">The longest text from now on, at most 500; for other kinds it does nothing.</param>
    public CustomField<T> Indexed(int maxLength = 500) => new(Definition with { Indexed = true, MaxLength = Math.Min(maxLength, Definition.MaxLength) });

    /// <summary>The same field, which says whether a person consents: a merge keeps the restrictive answer.</summary>
    public CustomField<T> AsConsent(ConsentKind kind) => new(Definition with { Consent = kind });

    internal T? Read(CustomData data) =>
        CustomValue.Read(data, Definition.Name, Definition.Kind) is { } value ? (T)value : default;

    internal CustomData Write(CustomData data, object? value)
    {
        if (value is decimal amount)
        {
            Money.CheckAmount(amount, Definition.Name);
        }

        return CustomValue.Write(data, Definition.Name, Definition.Kind, Definition.TextRule, value is Instant instant ? instant.Cut() : value);
    }
}

/// <summary>Makes handles on custom fields.</summary>
public static class CustomField
{
    /// <summary>A text; folded unless <paramref name="rule"/> says exact.</summary>
    public static CustomField<string> Text(string entity, string name, TextRule rule = TextRule.Folded) =>
        new(new(entity, name, ValueKind.Text) { TextRule = rule });

    /// <summary>One of some texts.</summary>
    public static CustomField<string> Choice(string entity, string name, params ReadOnlySpan<string> choices) =>
        new(new(entity, name, ValueKind.Text) { TextRule = TextRule.Exact, Choices = [.. choices] });

    /// <summary>A yes or no.</summary>
    public static CustomField<bool?> Boolean(string entity, string name) => new(new(entity, name, ValueKind.Boolean));

    /// <summary>A whole number.</summary>
    public static CustomField<long?> Integer(string entity, string name) => new(new(entity, name, ValueKind.Integer));

    /// <summary>A number with at most four decimals.</summary>
    public static CustomField<decimal?> Decimal(string entity, string name) => new(new(entity, name, ValueKind.Decimal));

    /// <summary>A date.</summary>
    public static CustomField<LocalDate?> Date(string entity, string name) => new(new(entity, name, ValueKind.Date));

    /// <summary>An instant, cut to microseconds.</summary>
    public static CustomField<Instant?> Instant(string entity, string name) => new(new(entity, name, ValueKind.Instant));
}
