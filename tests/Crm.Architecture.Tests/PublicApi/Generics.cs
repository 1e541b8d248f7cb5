using System.Reflection;
using System.Runtime.CompilerServices;

namespace Crm.Architecture.Tests.PublicApi;

/// <summary>What is demanded of type parameters.</summary>
internal static class Generics
{
    public static string Constraints(IEnumerable<Type> parameters) =>
        string.Concat(parameters
            .Where(p => p.IsGenericParameter)
            .Select(p => (p.Name, Demands: string.Join(", ", Demands(p))))
            .Where(p => p.Demands.Length > 0)
            .Select(p => $" where {p.Name} : {p.Demands}"));

    private static IEnumerable<string> Demands(Type parameter)
    {
        var attributes = parameter.GenericParameterAttributes;
        var isStruct = attributes.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint);
        if (isStruct)
        {
            yield return parameter.CustomAttributes.Any(a => a.AttributeType == typeof(IsUnmanagedAttribute)) ? "unmanaged" : "struct";
        }
        else if (attributes.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint))
        {
            yield return Own(parameter).Next() ? "class?" : "class";
        }
        else if (IsNotNull(parameter))
        {
            yield return "notnull";
        }

        foreach (var demand in parameter.GetGenericParameterConstraints()
            .Where(c => c != typeof(ValueType))
            .Select(TypeNames.Declared)
            .Order(StringComparer.Ordinal))
        {
            yield return demand;
        }

        if (attributes.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint) && !isStruct)
        {
            yield return "new()";
        }

        if (attributes.HasFlag(GenericParameterAttributes.AllowByRefLike))
        {
            yield return "allows ref struct";
        }
    }

    private static bool IsNotNull(Type parameter) =>
        parameter.GetGenericParameterConstraints().Length == 0 && Own(parameter).IsNotNull;

    private static Nullability Own(Type parameter) =>
        Nullability.Of(
            parameter.CustomAttributes,
            [.. parameter.DeclaringMethod is { } method ? [method] : Array.Empty<MemberInfo>(), .. Nullability.Scopes(parameter.DeclaringType)]);
}
