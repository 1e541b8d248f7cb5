using System.Runtime.CompilerServices;
using System.Text;

namespace Crm.Architecture.Tests.PublicApi;

/// <summary>Types as C# writes them, without namespaces.</summary>
internal static class TypeNames
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(char)] = "char",
        [typeof(byte)] = "byte",
        [typeof(sbyte)] = "sbyte",
        [typeof(short)] = "short",
        [typeof(ushort)] = "ushort",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
    };

    public static string Of(Type type, Nullability nullability)
    {
        if (type.IsByRef)
        {
            return Of(type.GetElementType()!, nullability);
        }

        if (type.IsPointer)
        {
            return Of(type.GetElementType()!, nullability) + "*";
        }

        if (type.IsArray)
        {
            var mark = Mark(nullability.Next());
            return $"{Of(type.GetElementType()!, nullability)}[{new string(',', type.GetArrayRank() - 1)}]{mark}";
        }

        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Of(underlying, nullability) + "?";
        }

        var hasFlag = !type.IsValueType || type.IsGenericType;
        var annotated = hasFlag && nullability.Next();
        return Named(type, nullability) + Mark(annotated);
    }

    /// <summary>The name by which a type is declared: with the types around it and its parameters.</summary>
    public static string Declared(Type type) => Named(type, Nullability.None);

    private static string Mark(bool annotated) => annotated ? "?" : "";

    private static string Named(Type type, Nullability nullability)
    {
        if (Keywords.TryGetValue(type, out var keyword))
        {
            return keyword;
        }

        if (type.IsGenericParameter)
        {
            return type.Name;
        }

        var arguments = type.GetGenericArguments();
        if (type.IsAssignableTo(typeof(ITuple)) && type.IsValueType && arguments.Length is > 1 and < 8)
        {
            return $"({string.Join(", ", arguments.Select(a => Of(a, nullability)))})";
        }

        var name = new StringBuilder();
        var used = 0;
        foreach (var part in Nesting(type))
        {
            var own = part.GetGenericArguments().Length - used;
            var tick = part.Name.IndexOf('`', StringComparison.Ordinal);
            name.Append(name.Length > 0 ? "." : "").Append(tick < 0 ? part.Name : part.Name[..tick]);
            if (own > 0)
            {
                name.Append('<').AppendJoin(", ", arguments.Skip(used).Take(own).Select(a => Of(a, nullability))).Append('>');
            }

            used += own;
        }

        return name.ToString();
    }

    private static IEnumerable<Type> Nesting(Type type) =>
        type.DeclaringType is { } outer ? Nesting(outer).Append(type) : [type];
}
