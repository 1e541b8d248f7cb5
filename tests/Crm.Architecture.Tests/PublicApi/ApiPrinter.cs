using System.Reflection;

namespace Crm.Architecture.Tests.PublicApi;

/// <summary>
/// What a caller or a deriving class can see, as text: one line a type, one indented line a member, always in the same order.
/// What the compiler makes by itself (the members of a record) is left out, and so are overrides.
/// </summary>
internal static class ApiPrinter
{
    public static IReadOnlyList<string> Print(IEnumerable<Type> types) =>
    [
        .. types
            .Where(type => !IsUnspeakable(type))
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .SelectMany(type => TypePrinter.Members(type).Select(member => $"  {member}").Prepend(TypePrinter.Header(type))),
    ];

    /// <summary>Types with names that C# cannot write, such as the groups of extension members.</summary>
    private static bool IsUnspeakable(Type type) => type.FullName!.Contains('<', StringComparison.Ordinal);
}
