using Crm.EntityFrameworkCore.Model;
using Crm.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;

namespace Crm.EntityFrameworkCore.PostgreSql;

/// <summary>uuid, timestamptz, date, numeric(19,4), jsonb; texts compare by code point whatever the database's locale.</summary>
internal sealed class PostgreSqlTypes : CrmTypes
{
    protected override Type IdConverter => typeof(IdConverter<>);

    protected override ValueConverter? GuidConverter => null;

    protected override ValueConverter InstantConverter { get; } = new TimestampConverter();

    protected override ValueConverter DateConverter { get; } = new DateOnlyConverter();

    protected override ValueConverter? DecimalConverter => null;

    protected override void Name(IConventionPropertyBuilder property, SlotKind kind)
    {
        switch (kind)
        {
            case SlotKind.Text:
                property.HasColumnType("text", fromDataAnnotation: true);
                property.UseCollation("C", fromDataAnnotation: true);
                break;
            case SlotKind.Decimal:
                property.HasColumnType("numeric(19,4)", fromDataAnnotation: true);
                break;
            case SlotKind.Json:
                property.HasColumnType("jsonb", fromDataAnnotation: true);
                break;
            default:
                break;
        }
    }
}

internal sealed class IdConverter<T>() : ValueConverter<Id<T>, Guid>(id => id.Value, value => new Id<T>(value));

internal sealed class TimestampConverter() : ValueConverter<Instant, DateTime>(
    instant => Instant.FromUnixTimeTicks(Bounds.Microseconds(instant) * 10).ToDateTimeUtc(),
    value => Instant.FromDateTimeUtc(value));

internal sealed class DateOnlyConverter() : ValueConverter<LocalDate, DateOnly>(
    date => Bounds.Date(date).ToDateOnly(),
    value => LocalDate.FromDateOnly(value));
