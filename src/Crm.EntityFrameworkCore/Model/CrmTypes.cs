using Crm.Records;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;

namespace Crm.EntityFrameworkCore.Model;

/// <summary>How one database keeps the values of the CRM.</summary>
internal abstract class CrmTypes
{
    /// <summary>Keeps an <see cref="Id{T}"/>: an open generic converter over its T.</summary>
    protected abstract Type IdConverter { get; }

    /// <summary>Keeps a bare <see cref="Guid"/> of the CRM's own columns; null: as the provider does.</summary>
    protected abstract ValueConverter? GuidConverter { get; }

    /// <summary>Keeps instants.</summary>
    protected abstract ValueConverter InstantConverter { get; }

    /// <summary>Keeps dates.</summary>
    protected abstract ValueConverter DateConverter { get; }

    /// <summary>Keeps the decimals of the CRM's own columns; null: as the provider does.</summary>
    protected abstract ValueConverter? DecimalConverter { get; }

    /// <summary>What makes the database number the rows of a history table.</summary>
    public virtual ValueGenerated RowIds => ValueGenerated.OnAdd;

    /// <summary>The converter for a type that is the CRM's wherever it stands, on the host's entities too; null: it is not.</summary>
    public ValueConverter? ConverterFor(Type type)
    {
        if (type == typeof(Instant))
        {
            return InstantConverter;
        }

        if (type == typeof(LocalDate))
        {
            return DateConverter;
        }

        if (type == typeof(TenantId))
        {
            return TenantConverter.Instance;
        }

        return type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Id<>)
            ? (ValueConverter)Activator.CreateInstance(IdConverter.MakeGenericType(type.GetGenericArguments()))!
            : null;
    }

    /// <summary>Settles what only the CRM's own columns have: decimals, bare Guids, JSON, and the names of types and collations.</summary>
    public void Configure(IConventionPropertyBuilder property, SlotKind kind)
    {
        var converter = kind switch
        {
            SlotKind.Decimal => DecimalConverter,
            SlotKind.Json => CustomDataConverter.Instance,
            SlotKind.Id when ConverterFor(Nullable.GetUnderlyingType(property.Metadata.ClrType) ?? property.Metadata.ClrType) is null => GuidConverter,
            _ => null,
        };
        if (converter is not null)
        {
            property.HasConversion(converter, fromDataAnnotation: true);
        }

        Name(property, kind);
    }

    /// <summary>Names type and collation of a column, where the provider would choose another.</summary>
    protected abstract void Name(IConventionPropertyBuilder property, SlotKind kind);
}
