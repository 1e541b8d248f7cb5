using Crm.EntityFrameworkCore.Options;
using Crm.EntityFrameworkCore.Scoping;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.ValueGeneration;

namespace Crm.EntityFrameworkCore.Model;

/// <summary>Gives a record that the host adds to its context its tenant and its id, at once, so that other rows can refer to it.</summary>
internal static class KeyGenerators
{
    public static ValueGenerator Tenant { get; } = new TenantGenerator();

    public static ValueGenerator ForId(IProperty property) =>
        (ValueGenerator)Activator.CreateInstance(typeof(IdValueGenerator<>).MakeGenericType(property.ClrType.GetGenericArguments()))!;

    private sealed class TenantGenerator : ValueGenerator<TenantId>
    {
        public override bool GeneratesTemporaryValues => false;

        public override TenantId Next(EntityEntry entry) => CrmScopeHolder.TenantOf(entry.Context);
    }

    private sealed class IdValueGenerator<T> : ValueGenerator<Id<T>>
    {
        public override bool GeneratesTemporaryValues => false;

        public override Id<T> Next(EntityEntry entry) => entry.Context.GetService<CrmSettings>().Ids.Next<T>();
    }
}
