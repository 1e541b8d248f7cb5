using System.Globalization;
using System.Text.Json;

namespace Crm.Matching.Json;

/// <summary>A JSON value and where it stands, such as <c>$.fields[2].m</c>. What is not as it should be is told with the place.</summary>
internal readonly record struct JsonAt(JsonElement Element, string Path)
{
    /// <summary>Reads text that is one JSON value.</summary>
    /// <param name="json">The text.</param>
    /// <param name="read">What to make of it; the value is gone afterwards.</param>
    public static T Read<T>(string json, Func<JsonAt, T> read)
    {
        ArgumentNullException.ThrowIfNull(json);
        using var document = Parse(json);
        return read(new(document.RootElement, "$"));
    }

    public MatchingException Wrong(FormattableString right) => Refuse.Of(MatchingErrorCodes.InvalidJson, $"{Path}: {right.ToString(CultureInfo.InvariantCulture)}.");

    /// <summary>An object with no properties but these.</summary>
    public JsonAt Object(params ReadOnlySpan<string> known)
    {
        if (Element.ValueKind != JsonValueKind.Object)
        {
            throw Wrong($"an object is needed");
        }

        foreach (var property in Element.EnumerateObject())
        {
            if (!known.Contains(property.Name))
            {
                throw Wrong($"'{property.Name}' is unknown here; known are {string.Join(", ", known.ToArray())}");
            }
        }

        return this;
    }

    public JsonAt Get(string property) => Find(property) ?? throw Wrong($"'{property}' is missing");

    public JsonAt? Find(string property) =>
        Element.ValueKind != JsonValueKind.Object ? throw Wrong($"an object is needed")
        : Element.TryGetProperty(property, out var value) ? new JsonAt(value, $"{Path}.{property}")
        : null;

    /// <summary>The items of an array that has at most so many.</summary>
    public JsonAt[] Items(int most)
    {
        if (Element.ValueKind != JsonValueKind.Array || Element.GetArrayLength() > most)
        {
            throw Wrong($"an array of at most {most} is needed");
        }

        var path = Path;
        return [.. Element.EnumerateArray().Select((item, i) => new JsonAt(item, string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]")))];
    }

    public string Text()
    {
        try
        {
            return Element.ValueKind == JsonValueKind.String ? Element.GetString()! : throw Wrong($"a text is needed");
        }
        catch (InvalidOperationException)
        {
            throw Wrong($"the text has half a surrogate pair");
        }
    }

    /// <summary>A number in a range, both ends included.</summary>
    public double Number(double least, double most) =>
        Element.ValueKind == JsonValueKind.Number && Element.GetDouble() is var number && number >= least && number <= most ? number : throw Wrong($"a number from {least} to {most} is needed");

    /// <summary>A whole number in a range, both ends included.</summary>
    public int Whole(int least, int most) =>
        Element.ValueKind == JsonValueKind.Number && Element.TryGetInt32(out var number) && number >= least && number <= most ? number : throw Wrong($"a whole number from {least} to {most} is needed");

    /// <summary>As many numbers in a range as are needed.</summary>
    public double[] Numbers(int count, double least, double most)
    {
        var items = Items(count);
        return items.Length == count ? Array.ConvertAll(items, item => item.Number(least, most)) : throw Wrong($"{count} numbers are needed, here are {items.Length}");
    }

    private static JsonDocument Parse(string json)
    {
        try
        {
            return JsonDocument.Parse(json, new() { AllowDuplicateProperties = false });
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Names that are compared must be whole text, or it is an invalid operation.
            throw new MatchingException(MatchingErrorCodes.InvalidJson, $"This is not JSON: {e.Message} Needed is one value, without comments, trailing commas or properties that are there twice.", e);
        }
    }
}
