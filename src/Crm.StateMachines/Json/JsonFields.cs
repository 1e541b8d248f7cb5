using System.Text.Json;
using Crm.StateMachines.Building;

namespace Crm.StateMachines.Json;

/// <summary>One JSON object, its properties checked against those it may have, read without ever throwing for what a stranger wrote.</summary>
internal sealed class JsonFields
{
    private readonly Dictionary<string, JsonElement> _fields = new(StringComparer.Ordinal);
    private readonly ProblemList _problems;

    private JsonFields(string path, ProblemList problems) => (Path, _problems) = (path, problems);

    public string Path { get; }

    public IEnumerable<KeyValuePair<string, JsonElement>> All => _fields;

    /// <summary>Reads an object; with <paramref name="known"/> null, of any properties. Anything else is a problem, and an empty object.</summary>
    public static JsonFields Of(JsonElement element, string path, string[]? known, ProblemList problems)
    {
        var fields = new JsonFields(path, problems);
        if (element.ValueKind != JsonValueKind.Object)
        {
            fields.WrongType(path, element, "An object");
            return fields;
        }

        foreach (var property in element.EnumerateObject())
        {
            if (NameOf(property) is not { } name)
            {
                problems.Add(StateMachineErrorCodes.InvalidText, "A property's name is not valid Unicode.", "Text without lone surrogates.", path);
            }
            else if (known is not null && !known.Contains(name, StringComparer.Ordinal))
            {
                problems.Add(StateMachineErrorCodes.JsonUnknownProperty, $"There is no property '{name}' here.", Names.Offer("One of these", known), JsonPath.Of(path, name));
            }
            else if (!fields._fields.TryAdd(name, property.Value))
            {
                problems.Add(StateMachineErrorCodes.JsonDuplicateProperty, $"The property '{name}' is there twice.", "Each property once.", JsonPath.Of(path, name));
            }
        }

        return fields;
    }

    public string Required(string property)
    {
        if (!_fields.ContainsKey(property))
        {
            _problems.Add(StateMachineErrorCodes.JsonMissingProperty, $"The property '{property}' is missing.", "A string.", JsonPath.Of(Path, property));
        }

        return Text(property) ?? "";
    }

    public string? Text(string property) =>
        _fields.TryGetValue(property, out var value) ? TextOf(value, JsonPath.Of(Path, property), "A string", _problems) : null;

    public bool Flag(string property)
    {
        if (!_fields.TryGetValue(property, out var value) || value.ValueKind == JsonValueKind.False)
        {
            return false;
        }

        if (value.ValueKind != JsonValueKind.True)
        {
            WrongType(JsonPath.Of(Path, property), value, "true or false");
        }

        return true;
    }

    public int? Number(string property)
    {
        if (!_fields.TryGetValue(property, out var value))
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number))
        {
            return number;
        }

        WrongType(JsonPath.Of(Path, property), value, "A whole number of 32 bits");
        return 0;
    }

    public bool Has(string property) => _fields.ContainsKey(property);

    public JsonFields Object(string property, string[]? known) => Of(_fields[property], JsonPath.Of(Path, property), known, _problems);

    public IEnumerable<(JsonElement Element, string Path)> Items(string property)
    {
        if (!_fields.TryGetValue(property, out var value))
        {
            yield break;
        }

        var path = JsonPath.Of(Path, property);
        if (value.ValueKind != JsonValueKind.Array)
        {
            WrongType(path, value, "An array");
            yield break;
        }

        var index = 0;
        foreach (var item in value.EnumerateArray())
        {
            yield return (item, JsonPath.Of(path, index++));
        }
    }

    public static string TextOf(JsonElement value, string path, string expected, ProblemList problems)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            problems.Add(StateMachineErrorCodes.JsonType, $"{KindOf(value)} stands here.", $"{expected}.", path);
            return "";
        }

        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            problems.Add(StateMachineErrorCodes.InvalidText, "The string is not valid Unicode.", "Text without lone surrogates.", path);
            return "";
        }
    }

    private static string? NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private void WrongType(string path, JsonElement value, string expected) =>
        _problems.Add(StateMachineErrorCodes.JsonType, $"{KindOf(value)} stands here.", $"{expected}.", path);

    private static string KindOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "An object",
        JsonValueKind.Array => "An array",
        JsonValueKind.String => "A string",
        JsonValueKind.Number => "A number",
        JsonValueKind.Null => "null",
        _ => "true or false",
    };
}
