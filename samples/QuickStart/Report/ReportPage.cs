using System.Globalization;
using Crm.Queries;
using Crm.Reporting;
using Crm.Sales;
using Crm.Sessions;
using NodaTime;

namespace Crm.Samples.QuickStart.Report;

/// <summary>The report as one page, with charts.</summary>
internal static class ReportPage
{
    private const int StaleShown = 25;

    public static async Task<string> CreateAsync(CrmSession crm, SalesReport report, CancellationToken cancellationToken)
    {
        var deals = crm.Query<Deal>().AsOf(report.AsOf);
        var page = new HtmlReport(string.Create(CultureInfo.InvariantCulture, $"Sales as of {report.AsOf:uuuu-MM-dd}"))
            .Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{report.Deals:N0} deals, won {report.Won.Count:N0} worth {report.Won.Amount:N0}, lost {report.Lost.Count:N0}, win rate {ReportText.Of(report.WinRate, ReportKind.Percent)}."));
        await AddFunnelAsync(page, deals.Reports(), cancellationToken);
        await AddWonAsync(page, deals, cancellationToken);
        await AddConversionAsync(page, deals.Reports(), "source", cancellationToken);
        await AddConversionAsync(page, deals.Reports(), "owner.team", cancellationToken);
        await AddTimesAsync(page, deals.Reports(), cancellationToken);
        await AddPeopleAsync(page, deals.Reports(), report.AsOf, cancellationToken);
        return page.ToString();
    }

    private static async Task AddFunnelAsync(HtmlReport page, SalesReports reports, CancellationToken cancellationToken)
    {
        var funnel = (await reports.FunnelAsync(cancellationToken: cancellationToken)).ToTable();
        page.Add(SvgChart.Funnel(Chart.Of(funnel, "Stage", "Deals"))).Add(funnel);
    }

    private static async Task AddWonAsync(HtmlReport page, RecordQuery<Deal> deals, CancellationToken cancellationToken)
    {
        var months = await deals.Where("stage.kind = won").PivotAsync(
            new() { Rows = ["closeDate by month"], Measures = ["sum(amount) as amount", "count"], FillPeriods = true }, cancellationToken);
        var table = new ReportTable(
            "Won by month",
            [new("Month", ReportKind.Month), new("Amount", ReportKind.Amount), new("Deals", ReportKind.Count)],
            [.. months.Rows.Select(r => (IReadOnlyList<object?>)[r.Key[0], .. r.Total])],
            ["Total", .. months.Total.Total]);
        page.Add(SvgChart.Bars(Chart.Of(table, "Month", "Amount"))).Add(SvgChart.Lines(Chart.Of(table, "Month", "Deals"))).Add(table);
    }

    private static async Task AddConversionAsync(HtmlReport page, SalesReports reports, string by, CancellationToken cancellationToken)
    {
        var table = (await reports.ConversionAsync([$"{by}.name"], cancellationToken)).ToTable(by == "source" ? "Win rate by source" : "Win rate by team");
        page.Add(SvgChart.Bars(Chart.Of(table, table.Columns[0].Title, "Win rate"))).Add(table);
    }

    private static async Task AddTimesAsync(HtmlReport page, SalesReports reports, CancellationToken cancellationToken) =>
        page.Add((await reports.CyclesAsync(cancellationToken: cancellationToken)).ToTable())
            .Add((await reports.TimeInStageAsync(cancellationToken: cancellationToken)).ToTable());

    private static async Task AddPeopleAsync(HtmlReport page, SalesReports reports, LocalDate asOf, CancellationToken cancellationToken)
    {
        var stale = await reports.StaleDealsAsync(StaleShown, cancellationToken: cancellationToken);
        page.Add(stale.ToTable(string.Create(CultureInfo.InvariantCulture, $"Stale deals: {stale.Count:N0}; the {stale.Deals.Count} that have stood longest")));
        var quarter = new LocalDate(asOf.Year, (((asOf.Month - 1) / 3) * 3) + 1, 1);
        page.Add((await reports.ActivityByRepAsync(quarter, asOf, cancellationToken)).ToTable(string.Create(CultureInfo.InvariantCulture, $"Activity by rep since {quarter:uuuu-MM-dd}")));
    }
}
