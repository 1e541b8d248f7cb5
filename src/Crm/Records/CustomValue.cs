using System.Globalization;
using Crm.Criteria;
using NodaTime;
using NodaTime.Text;

namespace Crm.Records;

/// <summary>How a value of each kind stands in <see cref="CustomData"/>. Stores rely on it when they compare custom fields.</summary>
public static class CustomValue
{
    /// <summary>Follows the name of a folded text: the entry that holds its key.</summary>
    public const string KeySuffix = "__k";

    /// <summary>Follows the name of a decimal: the entry that holds it in ten-thousandths.</summary>
    public const string NumberSuffix = "__n";

    /// <summary>The entry that comparisons look at: the key of a folded text, the ten-thousandths of a decimal, else the value itself.</summary>
    public static string ComparedKey(string name, ValueKind kind, TextRule rule) => (kind, rule) switch
    {
        (ValueKind.Text, TextRule.Folded) => name + KeySuffix,
        (ValueKind.Decimal, _) => name + NumberSuffix,
        _ => name,
    };

    /// <summary>The data with the value set; null removes it. Dates stand as ISO texts, instants as microseconds since 1970, ids as 32 hexadecimal digits.</summary>
    public static CustomData Write(CustomData data, string name, ValueKind kind, TextRule rule, object? value) => (kind, value) switch
    {
        (ValueKind.Text, _) when rule == TextRule.Folded =>
            data.With(name, value).With(name + KeySuffix, value is string text ? TextRules.Key(text) : null),
        (ValueKind.Decimal, _) =>
            data.With(name, (value as decimal?)?.ToString(CultureInfo.InvariantCulture)).With(name + NumberSuffix, value is decimal d ? ToTenThousandths(d) : null),
        (_, null) => data.With(name, null),
        (ValueKind.Date, LocalDate date) => data.With(name, LocalDatePattern.Iso.Format(date)),
        (ValueKind.Instant, Instant instant) => data.With(name, instant.ToMicroseconds()),
        (ValueKind.Id, Guid id) => data.With(name, id.ToString("N")),
        _ => data.With(name, value),
    };

    /// <summary>The value of the kind, or null where the data hold none.</summary>
    public static object? Read(CustomData data, string name, ValueKind kind) => (kind, data[name]) switch
    {
        (_, null) => null,
        (ValueKind.Decimal, string text) => decimal.Parse(text, CultureInfo.InvariantCulture),
        (ValueKind.Date, string text) => LocalDatePattern.Iso.Parse(text).Value,
        (ValueKind.Instant, long microseconds) => Time.FromMicroseconds(microseconds),
        (ValueKind.Id, string text) => Guid.ParseExact(text, "N"),
        (_, var value) => value,
    };

    /// <summary>A decimal in ten-thousandths.</summary>
    public static long ToTenThousandths(decimal value) => (long)(value * 10_000m);
}
