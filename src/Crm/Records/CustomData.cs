using System.Collections.Immutable;
using System.Text.Json;

namespace Crm.Records;

/// <summary>
/// The custom values of a record, as the flat JSON object that stores keep: texts, whole numbers and booleans by key.
/// A folded text keeps its key beside it (<c>name__k</c>), a decimal its value in ten-thousandths (<c>limit__n</c>), so that stores compare them exactly.
/// Immutable; equal when its values are.
/// </summary>
public sealed class CustomData : IEquatable<CustomData>
{
    private readonly ImmutableSortedDictionary<string, object> values;

    private CustomData(ImmutableSortedDictionary<string, object> values) => this.values = values;

    /// <summary>No values.</summary>
    public static CustomData Empty { get; } = new(ImmutableSortedDictionary.Create<string, object>(StringComparer.Ordinal));

    /// <summary>How many entries, those kept beside a value included.</summary>
    public int Count => values.Count;

    /// <summary>The entries in the order of their keys: <see cref="string"/>, <see cref="long"/> or <see cref="bool"/>.</summary>
    public IEnumerable<KeyValuePair<string, object>> Entries => values;

    /// <summary>The raw entry of that key, or null.</summary>
    public object? this[string key] => values.GetValueOrDefault(key);

    /// <summary>These values with one entry replaced; null removes it.</summary>
    public CustomData With(string key, object? value) =>
        new(value is null ? values.Remove(key) : values.SetItem(key, value));

    /// <summary>Reads the JSON that <see cref="ToJson"/> writes.</summary>
    /// <exception cref="CrmException">It is not a flat object of texts, whole numbers and booleans (<c>crm.storage</c>).</exception>
    public static CustomData FromJson(string? json)
    {
        if (json is null or "" or "{}")
        {
            return Empty;
        }

        try
        {
            using var document = JsonDocument.Parse(json);
            var builder = Empty.values.ToBuilder();
            foreach (var property in document.RootElement.EnumerateObject())
            {
                builder[property.Name] = property.Value.ValueKind switch
                {
                    JsonValueKind.String => property.Value.GetString()!,
                    JsonValueKind.Number => property.Value.GetInt64(),
                    JsonValueKind.True => true,
                    JsonValueKind.False => false,
                    var kind => throw new CrmException(CrmErrors.Storage, $"A custom value of kind {kind} was found where texts, whole numbers and booleans stand."),
                };
            }

            return new(builder.ToImmutable());
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException)
        {
            throw new CrmException(CrmErrors.Storage, "The custom values are not a flat JSON object.", e);
        }
    }

    /// <summary>The values as JSON, keys in order.</summary>
    public string ToJson()
    {
        if (values.IsEmpty)
        {
            return "{}";
        }

        return CrmJson.Write(writer =>
        {
            writer.WriteStartObject();
            foreach (var (key, value) in values)
            {
                switch (value)
                {
                    case string text: writer.WriteString(key, text); break;
                    case long number: writer.WriteNumber(key, number); break;
                    case bool flag: writer.WriteBoolean(key, flag); break;
                    default: throw new CrmException(CrmErrors.Configuration, $"A custom value cannot be a {value.GetType().Name}.");
                }
            }

            writer.WriteEndObject();
        });
    }

    /// <inheritdoc/>
    public bool Equals(CustomData? other) =>
        ReferenceEquals(this, other) || (other is not null && values.Count == other.values.Count && values.SequenceEqual(other.values));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as CustomData);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var (key, value) in values)
        {
            hash.Add(key, StringComparer.Ordinal);
            hash.Add(value);
        }

        return hash.ToHashCode();
    }
}
