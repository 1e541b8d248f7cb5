using System.Globalization;
using Crm.Insights;
using Crm.Samples.QuickStart.Report;
using Spectre.Console;

namespace Crm.Samples.QuickStart.Outlook;

/// <summary>Shows what is to come in the terminal.</summary>
internal static class OutlookTables
{
    /// <summary>Below this, fields tell little of who wins: 0.5 is what chance reaches.</summary>
    private const double Weak = 0.6;

    public static void Write(IAnsiConsole console, SalesOutlook outlook)
    {
        if (outlook.TooLittle is { } reason)
        {
            console.WriteLine($"No forecast: {reason}");
        }
        else
        {
            console.Write(Quarters(outlook.Quarters));
            console.WriteLine(Invariant($"{outlook.Track!.Quarters} quarters before, as they would have been forecast then: {outlook.Track.Coverage80:P0} of them lay from P10 to P90 (80 % should), bias {outlook.Track.Bias:+0 %;-0 %;0 %}."));
        }

        console.WriteLine(Model(outlook.Model));
        if (outlook.Grades.Count > 0)
        {
            console.Write(Grades(outlook.Grades));
            console.Write(Best(outlook.Best));
        }
    }

    /// <summary>What the model is worth, honestly.</summary>
    public static string Model(ScoreModelInfo? model) => model switch
    {
        null => "Nothing was learnt of winning.",
        { Figures: { } figures } => Invariant($"What decides who wins, learnt from {figures.Trained:N0} closed deals and judged on the {figures.Held:N0} that closed last: AUC {figures.Auc:0.00} (0.5 is chance). ")
            + (figures.Auc < Weak ? "The fields of this data hardly predict winning: what grades the deals are points that a head of sales would give." : "It stands beside each open deal as score.win.")
            + (model.State == ScoreModelStates.Refused ? $" It is not used: {model.Verdict}" : ""),
        _ => $"Nothing was learnt of winning: {model.Verdict}",
    };

    private static Table Quarters(IReadOnlyList<QuarterForecast> quarters)
    {
        var table = Titled("The next two quarters", ["As of", "Quarter"], ["P10", "P50", "P90", "What came"]);
        foreach (var quarter in quarters)
        {
            table.AddRow(
                Invariant($"{quarter.AsOf:uuuu-MM-dd}"), Periods.Quarter(quarter.Quarter), Amount(quarter.P10), Amount(quarter.P50), Amount(quarter.P90),
                quarter.Came is { } came ? Invariant($"{came:N0}{(quarter.IsOver ? "" : " so far")}") : "not known yet");
        }

        return table;
    }

    private static Table Grades(IReadOnlyList<GradeLine> grades)
    {
        var table = Titled("Open deals by grade", ["Grade"], ["Deals", "Amount"]);
        foreach (var grade in grades)
        {
            table.AddRow(grade.Grade, Invariant($"{grade.Deals:N0}"), Invariant($"{grade.Amount:N0}"));
        }

        return table;
    }

    private static Table Best(IReadOnlyList<GradedDeal> best)
    {
        var table = Titled("The best of them", ["Deal", "Account", "Grade"], ["Points"]);
        table.AddColumn("Because");
        foreach (var deal in best)
        {
            table.AddRow(Markup.Escape(deal.Name), Markup.Escape(deal.Account ?? ""), deal.Grade, Invariant($"{deal.Score:0.#}"), Markup.Escape(string.Join("; ", deal.Reasons)));
        }

        return table;
    }

    private static Table Titled(string title, string[] texts, string[] numbers)
    {
        var table = new Table().Border(TableBorder.Rounded).Title(title).AddColumns(texts);
        foreach (var number in numbers)
        {
            table.AddColumn(new TableColumn(number).RightAligned());
        }

        return table;
    }

    private static string Amount(double amount) => Invariant($"{amount:N0}");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
