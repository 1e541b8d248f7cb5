using System.Globalization;
using Crm.Matching.Normalizing.Dates;
using FsCheck;
using FsCheck.Fluent;

namespace Crm.Matching.Tests.Normalizing.Dates;

public sealed class DateLaws
{
    private static readonly string[] Pieces = ["0", "1", "2", "9", "12", "13", "19", "31", "1908", "2001", "-", "/", ".", " ", ",", "T", ":", "Dec", "déc", "März", "de", "年", "月", "日", "٣", "Z", "st", "x", "\ud800", "00"];

    private static readonly string[] Formats =
    [
        "yyyy-MM-dd", "yyyyMMdd", "yyyy/M/d", "d MMMM yyyy", "MMM d, yyyy", "dddd, d MMMM yyyy", "yyyy'年'M'月'd'日'", "d-MMM-yyyy", "yyyy-MM-dd'T12:30:00Z'", "yyyy.MM.dd. '10:30'",
    ];

    private static readonly Gen<DateOnly> Days = Gen.Choose(0, 146_000).Select(d => new DateOnly(1600, 1, 1).AddDays(d));

    [Fact]
    public void Whatever_the_text_nothing_is_thrown_and_a_date_read_again_is_the_same() => TextLaws.HoldFor(Pieces, text =>
        Enum.GetValues<DateOrder>().All(order => new[] { 99, 2049, 9999 }.All(latest =>
        {
            var rules = new DateRules { Order = order, LatestYear = latest, AllowSerialNumbers = true };
            return !DateText.TryParse(text, rules, out PartialDate date) || (DateText.TryParse(date.ToString(), rules, out PartialDate again) && again == date);
        })));

    [Fact]
    public void A_day_is_read_from_any_format_that_leaves_nothing_open() => TextLaws.Check(
        from day in Days from format in Gen.Elements(Formats) from order in Gen.Elements(Enum.GetValues<DateOrder>()) select (day, format, order),
        x => DateText.TryParse(x.day.ToString(x.format, CultureInfo.InvariantCulture), x.order, out var read) && read == x.day);

    [Fact]
    public void A_day_is_read_from_the_long_format_of_many_languages() => TextLaws.Check(
        from day in Days from culture in Gen.Elements("en-GB", "de-DE", "fr-FR", "es-ES", "it-IT", "nl-NL", "pt-BR", "pl-PL", "da-DK", "nb-NO", "sv-SE", "cs-CZ", "tr-TR", "ru-RU") select (day, culture),
        x => DateText.TryParse(x.day.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo(x.culture)), DateOrder.DayMonthYear, out var read) && read == x.day);

    [Fact]
    public void Punctuation_case_and_the_order_that_was_written_change_nothing() => TextLaws.Check(
        from day in Days from mark in Gen.Elements(".", "/", "-", " ", ". ", "\u2013") select (day, mark),
        x => Read($"{x.day.Day}{x.mark}{x.day.Month}{x.mark}{x.day.Year:D4}", DateOrder.DayMonthYear) == x.day
            && Read($"{x.day.Month:D2}{x.mark}{x.day.Day:D2}{x.mark}{x.day.Year:D4}", DateOrder.MonthDayYear) == x.day
            && Read(x.day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture).ToUpperInvariant(), DateOrder.YearMonthDay) == x.day);

    [Fact]
    public void A_column_with_enough_days_tells_its_order() => TextLaws.Check(
        from days in Days.ListOf(60) from dayFirst in Gen.Elements(true, false) select (days, dayFirst),
        x => DateOrders.Recognise(x.days.Select(d => d.ToString(x.dayFirst ? "d/M/yyyy" : "M/d/yyyy", CultureInfo.InvariantCulture))) is { IsAmbiguous: false } evidence
            && evidence.Order == (x.dayFirst ? DateOrder.DayMonthYear : DateOrder.MonthDayYear),
        200);

    private static DateOnly Read(string text, DateOrder order) => DateText.TryParse(text, order, out var day) ? day : default;
}
