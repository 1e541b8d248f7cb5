using System.Text.Json;

namespace Crm.Matching.Json;

/// <summary>What enumerations are called in JSON: their own names, beginning small.</summary>
internal static class JsonNames
{
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    public static T Parse<T>(JsonAt text, StringComparison comparison = StringComparison.Ordinal)
        where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (string.Equals(Of(value), text.Text(), comparison))
            {
                return value;
            }
        }

        throw text.Wrong($"'{text.Text()}' is unknown; known are {string.Join(", ", Enum.GetValues<T>().Select(Of))}");
    }
}
