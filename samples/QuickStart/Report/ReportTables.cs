using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Crm.Samples.QuickStart.Report;


/// <summary>Shows a report as tables.</summary>
internal static class ReportTables
{
    /// <summary>Writes them.</summary>
    public static void Write(IAnsiConsole console, SalesReport report)
    {
        console.Write(new Rule(Invariant($"Sales as of {report.AsOf:uuuu-MM-dd}")).LeftJustified());
        console.MarkupLine(Invariant($"{report.Deals:N0} deals, won {report.Won.Count:N0} worth {report.Won.Amount:N0}, lost {report.Lost.Count:N0}, win rate {Percent(report.WinRate)}, cycle {Days(report.Cycle.MeanDays)} on average, median {Days(report.Cycle.MedianDays)}"));
        console.WriteLine();
        console.Write(Pipeline(report));
        console.Write(Owners(report));
        console.Write(Months(report));
        console.Write(Chart(report));
        console.WriteLine();
        console.Write(StageTimes(report));
        console.Write(Sources(report));
        console.Write(Stale(report));
        console.Write(Forecast(report));
    }

    private static Table Pipeline(SalesReport report)
    {
        var table = Titled("Pipeline by stage", ["Stage"], ["Deals", "Amount"]);
        foreach (var stage in report.Stages)
        {
            table.AddRow(Text(stage.Name), Count(stage.Count), Amount(stage.Amount));
        }

        return table;
    }

    private static Table Owners(SalesReport report)
    {
        var open = report.Stages.Where(s => s.Kind == "open").Select(s => s.Name).ToList();
        var table = Titled("Pipeline by owner", ["Unit", "Team", "Owner"], [.. open, "Won", "Won amount", "Lost"]);
        foreach (var owner in report.Owners)
        {
            table.AddRow(
            [
                Text(owner.Unit), Text(owner.Team), Text(owner.Name),
                .. owner.Open.Select(Count), Count(owner.WonCount), Amount(owner.WonAmount), Count(owner.LostCount),
            ]);
        }

        return table;
    }

    private static Table Months(SalesReport report)
    {
        var table = Titled("Won by month", ["Month"], ["Deals", "Amount"]);
        foreach (var month in report.WonByMonth)
        {
            table.AddRow(Text(Periods.Month(month.Start)), Count(month.Count), Amount(month.Amount));
        }

        return table;
    }

    private static BarChart Chart(SalesReport report)
    {
        var chart = new BarChart().Width(80).Label("Won by quarter").LeftAlignLabel().UseValueFormatter(v => v.ToString("N0", CultureInfo.InvariantCulture));
        foreach (var quarter in report.WonByQuarter)
        {
            chart.AddItem(Periods.Quarter(quarter.Start), (double)decimal.Round(quarter.Amount), Color.Green);
        }

        return chart;
    }

    private static Table StageTimes(SalesReport report)
    {
        var table = Titled("Time per stage", ["Stage"], ["Left it", "Mean days", "Longest"]);
        foreach (var stage in report.StageTimes)
        {
            table.AddRow(Text(stage.Stage), Count(stage.Left), Tenths(stage.MeanDays), Tenths(stage.LongestDays));
        }

        return table;
    }

    private static Table Sources(SalesReport report)
    {
        var table = Titled("Win rate by source", ["Source"], ["Won", "Lost", "Open", "Win rate"]);
        foreach (var source in report.Sources)
        {
            table.AddRow(Text(source.Name), Count(source.Won), Count(source.Lost), Count(source.Open), new Text(Percent(source.WinRate)));
        }

        return table;
    }

    private static Table Stale(SalesReport report)
    {
        var stale = report.Stale;
        var table = Titled(Invariant($"Stale deals: {stale.Count:N0} in their stage for more than {stale.Days} days; the {stale.Oldest.Count} oldest"), ["Deal", "Owner", "Stage"], ["Days"]);
        foreach (var deal in stale.Oldest)
        {
            table.AddRow(Text(deal.Name), Text(deal.Owner), Text(deal.Stage), Count(deal.Days));
        }

        return table;
    }

    private static Table Forecast(SalesReport report)
    {
        var table = Titled("Weighted forecast", ["Stage"], ["Probability", "Valued", "Amount", "At list price *", "List prices *", "Weighted"]);
        foreach (var line in report.Forecast)
        {
            table.AddRow(
                Text(line.Stage), new Text(Percent(line.Probability)), Count(line.Valued.Count), Amount(line.Valued.Amount),
                Count(line.ByListPrice.Count), Amount(line.ByListPrice.Amount), Amount(line.Weighted));
        }

        var unpriced = report.Forecast.Sum(l => l.Unpriced);
        table.Caption = new(Invariant($"* no value of their own: the list price of the product stands in{(unpriced == 0 ? "" : $"; {unpriced:N0} more have neither")}. Expected in all: {report.Forecast.Sum(l => l.Weighted):N0}"));
        return table;
    }

    private static Table Titled(string title, string[] texts, string[] numbers)
    {
        var table = new Table().Border(TableBorder.Rounded).Title(Markup.Escape(title));
        foreach (var text in texts)
        {
            table.AddColumn(new TableColumn(Text(text)));
        }

        foreach (var number in numbers)
        {
            table.AddColumn(new TableColumn(Text(number)).RightAligned());
        }

        return table;
    }

    private static IRenderable Text(string? text) => new Text(text ?? "–");

    private static IRenderable Count(long number) => new Text(number.ToString("N0", CultureInfo.InvariantCulture));

    private static IRenderable Amount(decimal number) => new Text(number.ToString("N0", CultureInfo.InvariantCulture));

    private static IRenderable Tenths(decimal number) => new Text(number.ToString("N1", CultureInfo.InvariantCulture));

    private static string Percent(decimal? rate) => rate?.ToString("P1", CultureInfo.InvariantCulture) ?? "–";

    private static string Days(decimal? days) => days is { } d ? string.Create(CultureInfo.InvariantCulture, $"{d:0.##} days") : "–";

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
