using System.Globalization;

namespace Crm.Architecture.Tests.PublicApi;

/// <summary>Constants and default values as C# writes them.</summary>
internal static class Literals
{
    public static string Of(object? value, Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return value switch
        {
            null => type.IsValueType && plain == type ? "default" : "null",
            string text => $"\"{Escape(text)}\"",
            char character => $"'{Escape(character.ToString())}'",
            bool flag => flag ? "true" : "false",
            _ when plain.IsEnum => EnumValue(value, plain),
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString()!,
        };
    }

    private static string EnumValue(object value, Type type)
    {
        var name = Enum.ToObject(type, value).ToString()!;
        return char.IsLetter(name[0]) ? $"{type.Name}.{name}" : $"({type.Name}){name}";
    }

    private static string Escape(string text) =>
        string.Concat(text.Select(c => c switch
        {
            '"' or '\\' or '\'' => $"\\{c}",
            < ' ' or > '~' => $"\\u{(int)c:X4}",
            _ => c.ToString(),
        }));
}
