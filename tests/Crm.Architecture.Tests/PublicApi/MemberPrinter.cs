using System.Reflection;
using System.Runtime.CompilerServices;

namespace Crm.Architecture.Tests.PublicApi;

/// <summary>The line of one member.</summary>
internal static class MemberPrinter
{
    public static string Field(FieldInfo field)
    {
        var type = TypeNames.Of(field.FieldType, Nullability.Of(field.CustomAttributes, Nullability.Scopes(field.DeclaringType)));
        var prefix = Attributes.Of(field) + (field.IsPublic ? "" : "protected ");
        if (field.IsLiteral)
        {
            return $"{prefix}const {type} {field.Name} = {Literals.Of(field.GetRawConstantValue(), field.FieldType)}";
        }

        var modifiers = (field.IsStatic ? "static " : "") + (field.IsInitOnly ? "readonly " : "") + Required(field);
        return $"{prefix}{modifiers}{type} {field.Name}";
    }

    public static string Constructor(ConstructorInfo constructor)
    {
        var name = constructor.DeclaringType!.Name.Split('`')[0];
        return $"{Attributes.Of(constructor)}{Access(constructor)}{name}({Parameters(constructor)})";
    }

    public static string Property(PropertyInfo property)
    {
        var accessors = property.GetAccessors(nonPublic: true).Where(Visibility.IsVisible).ToList();
        var widest = accessors.FirstOrDefault(a => a.IsPublic) ?? accessors[0];
        var type = TypeNames.Of(property.PropertyType, Nullability.Of(property.CustomAttributes, Nullability.Scopes(property.DeclaringType)));
        var name = property.GetIndexParameters().Length > 0 ? $"this[{Parameters(widest, property.GetIndexParameters().Length)}]" : property.Name;
        var texts = accessors.Select(a => $"{(a.IsPublic == widest.IsPublic ? "" : Access(a))}{AccessorName(a)};");
        return $"{Attributes.Of(property)}{Access(widest)}{Modifiers(widest)}{Required(property)}{ByRef(property.PropertyType, property)}{type} {name} {{ {string.Join(' ', texts)} }}";
    }

    public static string Event(EventInfo @event)
    {
        var type = TypeNames.Of(@event.EventHandlerType!, Nullability.Of(@event.CustomAttributes, Nullability.Scopes(@event.DeclaringType)));
        return $"{Attributes.Of(@event)}{Access(@event.AddMethod!)}{Modifiers(@event.AddMethod!)}event {type} {@event.Name}";
    }

    public static string Method(MethodInfo method)
    {
        var isDelegate = method.DeclaringType!.IsSubclassOf(typeof(Delegate));
        var modifiers = isDelegate ? "" : Access(method) + Modifiers(method);
        var generics = method.IsGenericMethodDefinition ? method.GetGenericArguments() : [];
        var names = generics.Length > 0 ? $"<{string.Join(", ", generics.Select(g => g.Name))}>" : "";
        var returned = ByRef(method.ReturnType, method.ReturnParameter) + TypeOf(method.ReturnParameter, method);
        return $"{Attributes.Of(method)}{modifiers}{returned} {method.Name}{names}({Parameters(method)}){Generics.Constraints(generics)}";
    }

    private static string Parameters(MethodBase method, int? count = null)
    {
        var isExtension = method.IsDefined(typeof(ExtensionAttribute), inherit: false);
        return string.Join(", ", method.GetParameters()
            .Take(count ?? int.MaxValue)
            .Select(p => (isExtension && p.Position == 0 ? "this " : "") + Parameter(p, method)));
    }

    private static string Parameter(ParameterInfo parameter, MethodBase method)
    {
        var passing = !parameter.ParameterType.IsByRef ? IsParams(parameter) ? "params " : ""
            : parameter.IsOut ? "out "
            : parameter.IsDefined(typeof(RequiresLocationAttribute), inherit: false) ? "ref readonly "
            : parameter.IsIn ? "in " : "ref ";
        var value = parameter.HasDefaultValue ? $" = {Literals.Of(parameter.RawDefaultValue, parameter.ParameterType)}" : "";
        return $"{passing}{TypeOf(parameter, method)} {parameter.Name}{value}";
    }

    private static bool IsParams(ParameterInfo parameter) =>
        parameter.IsDefined(typeof(ParamArrayAttribute), inherit: false)
        || parameter.IsDefined(typeof(ParamCollectionAttribute), inherit: false);

    private static string TypeOf(ParameterInfo parameter, MethodBase method) =>
        TypeNames.Of(
            parameter.ParameterType,
            Nullability.Of(parameter.CustomAttributes, Nullability.Scopes(method.DeclaringType).Prepend(method)));

    private static string ByRef(Type type, ICustomAttributeProvider attributes) =>
        !type.IsByRef ? "" : attributes.IsDefined(typeof(IsReadOnlyAttribute), inherit: false) ? "ref readonly " : "ref ";

    private static string AccessorName(MethodInfo accessor)
    {
        var isInit = accessor.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));
        return isInit ? "init" : accessor.Name.Contains("get_", StringComparison.Ordinal) ? "get" : "set";
    }

    private static string Required(MemberInfo member) =>
        member.IsDefined(typeof(RequiredMemberAttribute), inherit: false) ? "required " : "";

    private static string Access(MethodBase method) => method.IsPublic ? "" : "protected ";

    private static string Modifiers(MethodInfo method)
    {
        var isInterface = method.DeclaringType!.IsInterface;
        var isStatic = method.IsStatic ? "static " : "";
        var inheritance = method.IsAbstract ? isInterface && !method.IsStatic ? "" : "abstract "
            : method.IsVirtual && !method.IsFinal ? "virtual " : "";
        return isStatic + inheritance;
    }
}
