using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Crm.Records;
using NodaTime;

namespace Crm.Insights;

/// <summary>
/// What stands for a record where numbers follow an order or a draw: ids are random, so that of the same data in two databases they would give different numbers. Made of what the record said when it was made, which never changes;
/// references and what tenants and plugins added are left out.
/// </summary>
internal static class ContentKey
{
    /// <summary>The key by the first version of a record: 32 hexadecimal digits.</summary>
    public static string Of(EntityDefinition entity, object?[] first)
    {
        var text = new StringBuilder();
        foreach (var slot in entity.Slots)
        {
            if (slot is { KeyOf: null, Ordinal: not (EntityDefinition.IdSlot or EntityDefinition.VersionSlot or EntityDefinition.ChangedAtSlot) })
            {
                text.Append(Said(first[slot.Ordinal])).Append('\u001f');
            }
        }

        return Of(text.ToString());
    }

    /// <summary>The key of a text.</summary>
    public static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));

    /// <summary>A value in words; nothing of an id.</summary>
    public static string? Said(object? value) => value switch
    {
        string text => text,
        bool or long => Convert.ToString(value, CultureInfo.InvariantCulture),
        decimal number => number.ToString("0.####", CultureInfo.InvariantCulture),
        LocalDate day => day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture),
        Instant instant => instant.ToUnixTimeTicks().ToString(CultureInfo.InvariantCulture),
        _ => null,
    };

    /// <summary>
    /// In the order of their keys. Where keys are alike, by what else is said of them, and at last by their ids: of what is alike in everything it does not matter which comes first.
    /// </summary>
    public static IEnumerable<T> Order<T>(IEnumerable<T> all, Func<T, string> key, Func<T, string> rest, Func<T, Guid> id) =>
        all.GroupBy(key, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).SelectMany(g => g.Skip(1).Any() ? g.OrderBy(rest, StringComparer.Ordinal).ThenBy(id) : g.AsEnumerable());
}
