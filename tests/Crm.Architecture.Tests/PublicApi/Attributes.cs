using System.Reflection;
using System.Runtime.CompilerServices;

namespace Crm.Architecture.Tests.PublicApi;

/// <summary>The attributes that a caller's compiler heeds.</summary>
internal static class Attributes
{
    public static string Of(MemberInfo member) =>
        member.GetCustomAttribute<ObsoleteAttribute>(inherit: false) is { } obsolete && !IsForOldCompilers(member)
            ? $"[Obsolete({Literals.Of(obsolete.Message, typeof(string))})] "
            : "";

    /// <summary>Constructors of types with required members, and ref structures, are obsolete only to compilers that know neither.</summary>
    private static bool IsForOldCompilers(MemberInfo member) =>
        member.IsDefined(typeof(CompilerFeatureRequiredAttribute), inherit: false);
}
