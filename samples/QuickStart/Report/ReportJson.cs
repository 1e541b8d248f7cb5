using System.Globalization;
using System.Text.Json;
using Crm.Samples.QuickStart.Data;
using Crm.Samples.QuickStart.Outlook;
using NodaTime;
using NodaTime.Text;

namespace Crm.Samples.QuickStart.Report;

/// <summary>Writes a report as one JSON object.</summary>
internal static class ReportJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n" };

    /// <summary>Writes it.</summary>
    public static void Write(Stream stream, SalesReport report, SalesOutlook outlook, IReadOnlyList<ImportIssue> issues, Timings timings)
    {
        using var json = new Utf8JsonWriter(stream, Options);
        json.WriteStartObject();
        json.WriteNumber("deals", report.Deals);
        Array(json, "stages", report.Stages, Stage);
        json.WriteStartObject("won");
        json.WriteNumber("count", report.Won.Count);
        Number(json, "amount", report.Won.Amount);
        json.WriteEndObject();
        json.WriteStartObject("lost");
        json.WriteNumber("count", report.Lost.Count);
        json.WriteEndObject();
        Rounded(json, "winRate", report.WinRate);
        Array(json, "owners", report.Owners, Owner);
        Array(json, "wonByQuarter", report.WonByQuarter, Quarter);
        json.WriteStartObject("stale");
        json.WriteNumber("days", report.Stale.Days);
        json.WriteNumber("count", report.Stale.Count);
        json.WriteEndObject();
        json.WriteStartObject("cycleDays");
        Rounded(json, "mean", report.Cycle.MeanDays);
        Rounded(json, "median", report.Cycle.MedianDays);
        json.WriteEndObject();
        Array(json, "outlook", outlook.Quarters, Forecast);
        Rounded(json, "winAuc", (decimal?)outlook.Model?.Figures?.Auc);
        Array(json, "grades", outlook.Grades, Grade);
        Array(json, "importIssues", issues, Issue);
        Rounded(json, "secondsImport", (decimal)timings.Import.TotalSeconds);
        Rounded(json, "secondsReport", (decimal)timings.Report.TotalSeconds);
        json.WriteEndObject();
    }

    private static void Stage(Utf8JsonWriter json, StageLine stage)
    {
        json.WriteString("name", stage.Name);
        json.WriteString("kind", stage.Kind);
        json.WriteNumber("count", stage.Count);
        Number(json, "amount", stage.Amount);
    }

    private static void Owner(Utf8JsonWriter json, OwnerLine owner)
    {
        json.WriteString("name", owner.Name);
        json.WriteString("team", owner.Team);
        json.WriteString("unit", owner.Unit);
        json.WriteNumber("wonCount", owner.WonCount);
        Number(json, "wonAmount", owner.WonAmount);
        json.WriteNumber("openCount", owner.OpenCount);
    }

    private static void Quarter(Utf8JsonWriter json, PeriodLine quarter)
    {
        json.WriteString("quarter", Periods.Quarter(quarter.Start));
        Number(json, "amount", quarter.Amount);
    }

    private static void Forecast(Utf8JsonWriter json, QuarterForecast quarter)
    {
        json.WriteString("asOf", LocalDatePattern.Iso.Format(quarter.AsOf));
        json.WriteString("quarter", Periods.Quarter(quarter.Quarter));
        Rounded(json, "p10", (decimal)quarter.P10);
        Rounded(json, "p50", (decimal)quarter.P50);
        Rounded(json, "p90", (decimal)quarter.P90);
        Rounded(json, "came", quarter.Came);
        json.WriteBoolean("isOver", quarter.IsOver);
    }

    private static void Grade(Utf8JsonWriter json, GradeLine grade)
    {
        json.WriteString("grade", grade.Grade);
        json.WriteNumber("deals", grade.Deals);
        Number(json, "amount", grade.Amount);
    }

    private static void Issue(Utf8JsonWriter json, ImportIssue issue)
    {
        json.WriteString("file", issue.File);
        json.WriteNumber("row", issue.Row);
        json.WriteString("code", issue.Code);
        json.WriteString("message", issue.Message);
    }

    private static void Array<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>An exact number, without the zeros that its storage gives it.</summary>
    private static void Number(Utf8JsonWriter json, string name, decimal value)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(value.ToString("0.############", CultureInfo.InvariantCulture));
    }

    private static void Rounded(Utf8JsonWriter json, string name, decimal? value)
    {
        if (value is { } number)
        {
            Number(json, name, decimal.Round(number, 6));
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
