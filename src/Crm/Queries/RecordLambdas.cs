using System.Reflection;
using Crm.Criteria;
using Crm.Records;

namespace Crm.Queries;

/// <summary>How lambdas over records become conditions.</summary>
public static class RecordLambdas
{
    /// <summary>A reference goes by its relation, the parts of an amount by the amount, and a captured amount by its number.</summary>
    internal static LambdaNaming Naming { get; } = new()
    {
        Field = Field,
        Value = value => value switch
        {
            Money money => money.Amount,
            Currency currency => currency.Code,
            TenantId tenant => tenant.Value,
            _ => null,
        },
    };

    /// <summary>The record that a typed id leads to, also one that may be missing: <c>d.Ref(x => x.AccountId).Industry</c>. Stands only in conditions.</summary>
    /// <exception cref="CrmException">Always, if called (<c>crm.criteria</c>).</exception>
    [FollowsReference]
    public static TTarget Ref<TSource, TTarget>(this TSource source, Func<TSource, Id<TTarget>?> reference)
        where TSource : Record =>
        throw new CrmException(CrmErrors.Criteria, "Ref stands only in a lambda that becomes a condition; it is never called.");

    private static string? Field(MemberInfo member)
    {
        var type = member is PropertyInfo property ? Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType : null;
        if (member.DeclaringType == typeof(Money))
        {
            return member.Name == nameof(Money.Currency) ? "currency" : null;
        }

        var isReference = type is { IsGenericType: true } && type.GetGenericTypeDefinition() == typeof(Id<>) && member.Name.Length > 2;
        return Names.Field(isReference ? member.Name[..^2] : member.Name);
    }
}
