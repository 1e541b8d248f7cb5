using System.Globalization;
using NodaTime;

namespace Crm.Samples.QuickStart.Report;

/// <summary>The names of periods.</summary>
internal static class Periods
{
    /// <summary>The quarter that a day lies in: <c>2017Q1</c>.</summary>
    public static string Quarter(LocalDate day) => string.Create(CultureInfo.InvariantCulture, $"{day.Year}Q{((day.Month - 1) / 3) + 1}");

    /// <summary>The month that a day lies in: <c>2017-03</c>.</summary>
    public static string Month(LocalDate day) => day.ToString("uuuu-MM", CultureInfo.InvariantCulture);
}
