using System.Reflection;
using System.Runtime.CompilerServices;

namespace Crm.Architecture.Tests.PublicApi;

/// <summary>The line of a type, and the lines of what it declares.</summary>
internal static class TypePrinter
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance
        | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static string Header(Type type)
    {
        var name = type.Namespace is null ? TypeNames.Declared(type) : $"{type.Namespace}.{TypeNames.Declared(type)}";
        var attributes = Attributes.Of(type) + (type.IsDefined(typeof(FlagsAttribute), inherit: false) ? "[Flags] " : "");
        if (IsDelegate(type))
        {
            return $"{attributes}delegate {name}";
        }

        var bases = Bases(type).ToList();
        var inheritance = bases.Count > 0 ? $" : {string.Join(", ", bases)}" : "";
        return $"{attributes}{Modifiers(type)}{Kind(type)} {name}{inheritance}{Generics.Constraints(type.GetGenericArguments())}";
    }

    public static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
        {
            return type.GetFields(BindingFlags.Public | BindingFlags.Static)
                .OrderBy(f => Convert.ToDecimal(f.GetRawConstantValue(), null))
                .ThenBy(f => f.Name, StringComparer.Ordinal)
                .Select(f => $"{Attributes.Of(f)}{f.Name} = {Convert.ToDecimal(f.GetRawConstantValue(), null)}");
        }

        if (IsDelegate(type))
        {
            return [MemberPrinter.Method(type.GetMethod("Invoke")!)];
        }

        return
        [
            .. Sorted(type.GetFields(Declared).Where(Visibility.IsListed).Select(MemberPrinter.Field)),
            .. Sorted(type.GetConstructors(Declared).Where(Visibility.IsVisible).Select(MemberPrinter.Constructor)),
            .. Sorted(type.GetProperties(Declared).Where(Visibility.IsListed).Select(MemberPrinter.Property)),
            .. Sorted(type.GetEvents(Declared).Where(Visibility.IsListed).Select(MemberPrinter.Event)),
            .. Sorted(type.GetMethods(Declared).Where(Visibility.IsListed).Select(MemberPrinter.Method)),
        ];
    }

    private static IEnumerable<string> Sorted(IEnumerable<string> lines) => lines.Order(StringComparer.Ordinal);

    private static bool IsDelegate(Type type) => type.IsSubclassOf(typeof(Delegate));

    private static string Kind(Type type) =>
        type.IsInterface ? "interface"
        : type.IsEnum ? "enum"
        : type.IsValueType ? Visibility.IsRecord(type) ? "record struct" : "struct"
        : Visibility.IsRecord(type) ? "record" : "class";

    private static string Modifiers(Type type)
    {
        if (type.IsInterface || type.IsEnum)
        {
            return "";
        }

        if (type.IsValueType)
        {
            return (type.IsDefined(typeof(IsReadOnlyAttribute), inherit: false) ? "readonly " : "") + (type.IsByRefLike ? "ref " : "");
        }

        return type.IsAbstract && type.IsSealed ? "static " : type.IsAbstract ? "abstract " : type.IsSealed ? "sealed " : "";
    }

    private static IEnumerable<string> Bases(Type type)
    {
        if (type.IsEnum)
        {
            return [TypeNames.Declared(type.GetEnumUnderlyingType())];
        }

        var nullability = Nullability.Of(type.CustomAttributes, Nullability.Scopes(type));
        var parent = type.BaseType is { } b && b != typeof(object) && b != typeof(ValueType) ? b : null;
        var inherited = (parent?.GetInterfaces() ?? []).Concat(type.GetInterfaces().SelectMany(i => i.GetInterfaces()));
        var contracts = type.GetInterfaces()
            .Except(inherited)
            .Where(i => i.IsVisible && !(Visibility.IsRecord(type) && i == typeof(IEquatable<>).MakeGenericType(type)))
            .Select(TypeNames.Declared)
            .Order(StringComparer.Ordinal);
        return parent is null ? contracts : contracts.Prepend(TypeNames.Of(parent, nullability));
    }
}
