using System.Reflection;

namespace Crm.Architecture.Tests.PublicApi;

/// <summary>
/// The compiler's nullable annotations of one type reference, read in the order in which the compiler writes them: the type
/// itself, then its arguments, depth first; a single flag stands for all.
/// </summary>
internal sealed class Nullability
{
    private const string FlagsAttribute = "System.Runtime.CompilerServices.NullableAttribute";
    private const string ContextAttribute = "System.Runtime.CompilerServices.NullableContextAttribute";
    private const byte NotAnnotated = 1;
    private const byte Annotated = 2;

    private readonly IReadOnlyList<byte> _flags;
    private int _next;

    private Nullability(IReadOnlyList<byte> flags) => _flags = flags;

    public static Nullability None { get; } = new([0]);

    /// <summary>On a type parameter: null is not accepted.</summary>
    public bool IsNotNull => _flags[0] == NotAnnotated;

    /// <param name="attributes">The attributes of the parameter, field, property or the like that has the type.</param>
    /// <param name="scopes">What stands around it, from the inside to the outside: the first that sets a default counts.</param>
    public static Nullability Of(IEnumerable<CustomAttributeData> attributes, params IEnumerable<MemberInfo> scopes)
    {
        var own = Flags(attributes, FlagsAttribute);
        return new(own ?? scopes.Select(s => Flags(s.CustomAttributes, ContextAttribute)).FirstOrDefault(f => f is not null) ?? [0]);
    }

    /// <summary>A type and the types around it.</summary>
    public static IEnumerable<MemberInfo> Scopes(Type? type)
    {
        for (var current = type; current is not null; current = current.DeclaringType)
        {
            yield return current;
        }
    }

    /// <summary>Takes the next flag: true when the reference is written with a question mark.</summary>
    public bool Next() => (_flags.Count == 1 ? _flags[0] : _flags.ElementAtOrDefault(_next++)) == Annotated;

    private static IReadOnlyList<byte>? Flags(IEnumerable<CustomAttributeData> attributes, string name)
    {
        var attribute = attributes.FirstOrDefault(a => a.AttributeType.FullName == name);
        return attribute?.ConstructorArguments[0].Value switch
        {
            byte flag => [flag],
            IEnumerable<CustomAttributeTypedArgument> flags => [.. flags.Select(f => (byte)f.Value!)],
            _ => null,
        };
    }
}
