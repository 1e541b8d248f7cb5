using System.Reflection;
using System.Text.Json;

namespace Crm.Criteria;

/// <summary>How members of a lambda become names of the catalogue. Immutable.</summary>
public sealed record LambdaNaming
{
    private const string IdSuffix = "Id";

    /// <summary>The defaults.</summary>
    public static LambdaNaming Default { get; } = new();

    /// <summary>The field of a member; may hold dots. Null: the member adds nothing to its owner's name, as an amount of money might.</summary><value>Default: its name in camel case.</value>
    public Func<MemberInfo, string?> Field { get; init; } = member => CamelCase(member.Name);

    /// <summary>The relation to one that a member holds the key of.</summary><value>Default: its name in camel case without <c>Id</c> at its end.</value>
    public Func<MemberInfo, string> Reference { get; init; } = member =>
        CamelCase(member.Name.EndsWith(IdSuffix, StringComparison.Ordinal) && member.Name.Length > IdSuffix.Length ? member.Name[..^IdSuffix.Length] : member.Name);

    /// <summary>The relation to many from one type to another.</summary><value>Default: the target's name in camel case and the plural.</value>
    public Func<Type, Type, string> Many { get; init; } = (_, target) => Plural(CamelCase(target.Name));

    /// <summary>The choice that a value of an enum is.</summary><value>Default: its name in camel case.</value>
    public Func<Enum, string> Choice { get; init; } = value => CamelCase(value.ToString());

    /// <summary>Makes a captured value of a type of the host's into one that the language has; null: there is none.</summary><value>Default: null of everything.</value>
    public Func<object, object?> Value { get; init; } = _ => null;

    private static string CamelCase(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);

    private static string Plural(string name)
    {
        if (name.EndsWith('y') && name.Length > 1 && !"aeiou".Contains(name[^2], StringComparison.Ordinal))
        {
            return name[..^1] + "ies";
        }

        return name.EndsWith('s') || name.EndsWith('x') || name.EndsWith("ch", StringComparison.Ordinal) || name.EndsWith("sh", StringComparison.Ordinal)
            ? name + "es"
            : name + "s";
    }
}
