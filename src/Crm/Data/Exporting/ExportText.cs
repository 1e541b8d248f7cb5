using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Crm.Data;

/// <summary>Values as texts that an import reads back.</summary>
internal static class ExportText
{
    public static string Of(object value) => value switch
    {
        string text => text,
        bool flag => flag ? "true" : "false",
        LocalDate date => LocalDatePattern.Iso.Format(date),
        Instant instant => InstantPattern.ExtendedIso.Format(instant),
        Guid id => id.ToString("D"),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new CrmException(CrmErrors.Configuration, $"A {value.GetType().Name} is no value of a record."),
    };
}
