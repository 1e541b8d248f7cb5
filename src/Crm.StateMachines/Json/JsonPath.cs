using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Crm.StateMachines.Json;

/// <summary>Writes places in JSON as <c>$.states[1].name</c>, and finds the one where the grammar breaks.</summary>
internal static class JsonPath
{
    private static readonly SearchValues<char> Plain = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_$");

    public static string Of(string parent, string property) =>
        property.Length > 0 && !property.AsSpan().ContainsAnyExcept(Plain)
            ? $"{parent}.{property}"
            : $"{parent}['{property.Replace("'", "\\'", StringComparison.Ordinal)}']";

    public static string Of(string parent, int index) => string.Create(CultureInfo.InvariantCulture, $"{parent}[{index}]");

    /// <summary>The innermost value that could be begun before the grammar breaks.</summary>
    public static string OfSyntaxError(ReadOnlySpan<byte> utf8, int maxDepth)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = maxDepth });
        var places = new Stack<(string? Property, int Index)>();
        (string? Property, int Index) at = (null, -1);
        try
        {
            while (reader.Read())
            {
                switch (reader.TokenType)
                {
                    case JsonTokenType.PropertyName:
                        at = (reader.ValueIsEscaped ? "?" : Encoding.UTF8.GetString(reader.ValueSpan), -1);
                        break;
                    case JsonTokenType.StartObject or JsonTokenType.StartArray:
                        places.Push(at);
                        at = (null, reader.TokenType == JsonTokenType.StartArray ? 0 : -1);
                        break;
                    case JsonTokenType.EndObject or JsonTokenType.EndArray:
                        at = After(places.Pop());
                        break;
                    default:
                        at = After(at);
                        break;
                }
            }
        }
        catch (JsonException)
        {
            // This is the place.
        }

        places.Push(at);
        return places.Reverse().Aggregate("$", static (path, place) => place switch
        {
            ({ } property, _) => Of(path, property),
            (_, >= 0) => Of(path, place.Index),
            _ => path,
        });
    }

    private static (string? Property, int Index) After((string? Property, int Index) place) =>
        (null, place.Index < 0 ? -1 : place.Index + 1);
}
