using System.Reflection;
using System.Runtime.CompilerServices;

namespace Crm.Architecture.Tests.PublicApi;

/// <summary>Which members belong to the surface.</summary>
internal static class Visibility
{
    public static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    public static bool IsListed(FieldInfo field) =>
        (field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly) && !field.IsSpecialName;

    public static bool IsListed(EventInfo @event) => IsVisible(@event.AddMethod!) && !IsOverride(@event.AddMethod!);

    public static bool IsListed(PropertyInfo property) =>
        property.GetAccessors(nonPublic: true).Any(a => IsVisible(a) && !IsOverride(a))
        && !(property.Name == "EqualityContract" && IsRecord(property.DeclaringType!));

    public static bool IsListed(MethodInfo method) =>
        IsVisible(method)
        && !IsOverride(method)
        && !IsGenerated(method)
        && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal));

    public static bool IsRecord(Type type) =>
        type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Any(m => m.Name == "PrintMembers" && IsGenerated(m));

    private static bool IsGenerated(MethodInfo method) => method.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false);

    private static bool IsOverride(MethodInfo method) => method.GetBaseDefinition() != method;
}
