using Crm.Records;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;

namespace Crm.EntityFrameworkCore.Model;

/// <summary>Keeps a tenant as its text.</summary>
internal sealed class TenantConverter() : ValueConverter<TenantId, string>(tenant => tenant.Value ?? "", value => new TenantId(value))
{
    public static TenantConverter Instance { get; } = new();
}

/// <summary>Keeps custom values as JSON.</summary>
internal sealed class CustomDataConverter() : ValueConverter<CustomData, string>(data => data.ToJson(), json => CustomData.FromJson(json))
{
    public static CustomDataConverter Instance { get; } = new();
}

/// <summary>What databases can keep alike.</summary>
internal static class Bounds
{
    /// <summary>The instant in whole microseconds, within what every store keeps.</summary>
    /// <exception cref="CrmException">It is out of range (<c>crm.invalid</c>).</exception>
    public static long Microseconds(Instant instant) =>
        instant >= Time.Earliest && instant <= Time.Forever
            ? instant.ToMicroseconds()
            : throw CrmException.Invalid("instant", "out_of_range", $"An instant must lie from {Time.Earliest} to {Time.Forever}.");

    /// <summary>The date, within what every store keeps.</summary>
    /// <exception cref="CrmException">It is out of range (<c>crm.invalid</c>).</exception>
    public static LocalDate Date(LocalDate date) =>
        date.Calendar == CalendarSystem.Iso && date.Year is >= 2 and <= 9998
            ? date
            : throw CrmException.Invalid("date", "out_of_range", "A date must be of the ISO calendar, in the years 2 to 9998.");
}
