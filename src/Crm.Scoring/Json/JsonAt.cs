using System.Globalization;
using System.Text.Json;

namespace Crm.Scoring.Json;

/// <summary>A JSON value and where it stands, such as <c>$.signals[2].points</c>. What is not as it should be is told with the place.</summary>
internal readonly record struct JsonAt(JsonElement Element, string Path)
{
    private const string HalfPair = "the text has half a surrogate pair";

    /// <summary>Reads text that is one JSON value.</summary>
    /// <param name="json">The text.</param>
    /// <param name="maxDepth">How deep objects and arrays may be nested.</param>
    /// <param name="read">What to make of it; the value is gone afterwards.</param>
    public static T Read<T>(string json, int maxDepth, Func<JsonAt, T> read)
    {
        ArgumentNullException.ThrowIfNull(json);
        using var document = Parse(json, maxDepth);
        return read(Root(document.RootElement));
    }

    /// <summary>A value that is not part of another.</summary>
    public static JsonAt Root(JsonElement element) => new(element, "$");

    public ScoringException Wrong(string right) => new(ScoringErrorCodes.InvalidJson, $"{Path}: {right}.");

    /// <summary>An object with no properties but these.</summary>
    public JsonAt Object(params ReadOnlySpan<string> known)
    {
        foreach (var property in Properties())
        {
            if (!known.Contains(property.Name))
            {
                throw Wrong($"'{property.Name}' is unknown here; known are {string.Join(", ", known.ToArray())}");
            }
        }

        return this;
    }

    public IEnumerable<(string Name, JsonAt Value)> Properties()
    {
        var path = Path;
        return Element.ValueKind == JsonValueKind.Object
            ? Element.EnumerateObject().Select(p => (Name: Name(p, path), p.Value)).Select(p => (p.Name, new JsonAt(p.Value, $"{path}.{p.Name}")))
            : throw Wrong("an object is needed");
    }

    public JsonAt Get(string property) => Find(property) ?? throw Wrong($"'{property}' is missing");

    public JsonAt? Find(string property)
    {
        try
        {
            return Element.ValueKind != JsonValueKind.Object ? throw Wrong("an object is needed")
                : Element.TryGetProperty(property, out var value) ? new JsonAt(value, $"{Path}.{property}")
                : null;
        }
        catch (InvalidOperationException)
        {
            throw Wrong(HalfPair);
        }
    }

    public IEnumerable<JsonAt> Items()
    {
        var path = Path;
        return Element.ValueKind == JsonValueKind.Array
            ? Element.EnumerateArray().Select((item, i) => new JsonAt(item, string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]")))
            : throw Wrong("an array is needed");
    }

    public string Text()
    {
        try
        {
            return Element.ValueKind == JsonValueKind.String ? Element.GetString()! : throw Wrong("a text is needed");
        }
        catch (InvalidOperationException)
        {
            throw Wrong(HalfPair);
        }
    }

    public double Number() => Element.ValueKind == JsonValueKind.Number && Element.GetDouble() is var number && double.IsFinite(number) ? number : throw Wrong("a finite number is needed");

    public long Whole() => Element.ValueKind == JsonValueKind.Number && Element.TryGetInt64(out var number) ? number : throw Wrong("a whole number is needed");

    /// <summary>A whole number in a range, both ends included.</summary>
    public int Whole(int least, int most) =>
        Whole() is var number && number >= least && number <= most ? (int)number : throw Wrong(string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most} is needed"));

    public bool Flag() => Element.ValueKind is JsonValueKind.True or JsonValueKind.False ? Element.GetBoolean() : throw Wrong("true or false is needed");

    public double[] Numbers() => [.. Items().Select(item => item.Number())];

    public TimeSpan Length() => TimeSpan.TryParseExact(Text(), "c", CultureInfo.InvariantCulture, out var length) ? length : throw Wrong("a length is needed, as in '7.00:00:00' for seven days");

    public DateTimeOffset Time() => DateTimeOffset.TryParseExact(Text(), "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : throw Wrong("a time is needed, as in '2026-03-01T12:00:00.0000000+00:00'");

    public void CheckVersion(int known = 1)
    {
        if (Get("version").Whole() != known)
        {
            throw Get("version").Wrong($"only version {known} is known");
        }
    }

    private static JsonDocument Parse(string json, int maxDepth)
    {
        try
        {
            return JsonDocument.Parse(json, new() { AllowDuplicateProperties = false, MaxDepth = maxDepth });
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Names that are compared must be whole text, or it is an invalid operation.
            throw new ScoringException(ScoringErrorCodes.InvalidJson, $"This is not JSON: {e.Message} Needed is one value, without comments, trailing commas or properties that are there twice.", e);
        }
    }

    private static string Name(JsonProperty property, string path)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            throw new JsonAt(property.Value, path).Wrong(HalfPair);
        }
    }
}
