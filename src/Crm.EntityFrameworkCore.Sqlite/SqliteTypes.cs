using Crm.EntityFrameworkCore.Model;
using Crm.Records;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;
using NodaTime.Text;

namespace Crm.EntityFrameworkCore.Sqlite;

/// <summary>Ids as 16 bytes in the order of their making, instants as microseconds, decimals as ten-thousandths, dates as ISO text: all compare as they should.</summary>
internal sealed class SqliteTypes : CrmTypes
{
    /// <summary>An INTEGER key is the row's own number already; what EF calls generated is AUTOINCREMENT, which writes to one more table each time.</summary>
    public override ValueGenerated RowIds => ValueGenerated.Never;

    protected override Type IdConverter => typeof(IdConverter<>);

    protected override ValueConverter GuidConverter { get; } = new GuidBlobConverter();

    protected override ValueConverter InstantConverter { get; } = new MicrosecondsConverter();

    protected override ValueConverter DateConverter { get; } = new IsoDateConverter();

    protected override ValueConverter DecimalConverter { get; } = new TenThousandthsConverter();

    protected override void Name(IConventionPropertyBuilder property, SlotKind kind)
    {
    }
}

internal sealed class IdConverter<T>() : ValueConverter<Id<T>, byte[]>(id => Bytes.From(id.Value), bytes => new Id<T>(Bytes.ToGuid(bytes)));

internal sealed class GuidBlobConverter() : ValueConverter<Guid, byte[]>(id => Bytes.From(id), bytes => Bytes.ToGuid(bytes));

internal sealed class MicrosecondsConverter() : ValueConverter<Instant, long>(instant => Bounds.Microseconds(instant), value => Time.FromMicroseconds(value));

internal sealed class IsoDateConverter() : ValueConverter<LocalDate, string>(date => LocalDatePattern.Iso.Format(Bounds.Date(date)), text => LocalDatePattern.Iso.Parse(text).Value);

internal sealed class TenThousandthsConverter() : ValueConverter<decimal, long>(value => CustomValue.ToTenThousandths(value), value => value / 10_000m);

/// <summary>Guids in the order of their bytes, as RFC 9562 writes them.</summary>
internal static class Bytes
{
    public static byte[] From(Guid id) => id.ToByteArray(bigEndian: true);

    public static Guid ToGuid(byte[] bytes) => new(bytes, bigEndian: true);
}
