using System.Globalization;
using Crm.Evaluation.Tables;
using Crm.Forecasting.Pipeline;

namespace Crm.Evaluation.Forecasting.Pipeline;

/// <summary>A file with a deal in each row.</summary>
internal static class DealFile
{
    /// <summary>The deals, and how many rows were left out for want of a day on which the deal was opened.</summary>
    public static (List<PipelineDeal> Deals, int LeftOut) Load(string path, DealColumns columns, CancellationToken cancellationToken)
    {
        var table = TextTable.Load(path, cancellationToken);
        var (ids, stages) = (table.Column(columns.Id), table.Column(columns.Stage));
        var opened = table.Column(columns.Opened, Day, "a day such as 2017-09-30, or empty");
        var closed = table.Column(columns.Closed, Day, "a day such as 2017-09-30, or empty");
        var amounts = table.Column(columns.Amount, Amount, "a number below 10^28, or empty");
        string[]? Labels(LabelColumn column) => column.Name is not { } name ? null : column.IsAsked ? table.Column(name) : table.Find(name);
        var (owners, products, teams, segments) = (Labels(columns.Owner), Labels(columns.Product), Labels(columns.Team), Labels(columns.Segment));
        foreach (var (option, outcome) in new[] { ("--won", columns.Won), ("--lost", columns.Lost) })
        {
            if (!stages.Contains(outcome, StringComparer.Ordinal))
            {
                throw new InputException($"No deal has '{outcome}' in the column '{columns.Stage}'; there are {string.Join(", ", stages.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Take(10))}. {option} says which it is.");
            }
        }

        var (deals, leftOut) = (new List<PipelineDeal>(), 0);
        for (var row = 0; row < table.Rows; row++)
        {
            if (opened[row].Value is not { } start)
            {
                leftOut++;
                continue;
            }

            var outcome = stages[row] == columns.Won ? DealOutcome.Won : stages[row] == columns.Lost ? DealOutcome.Lost : DealOutcome.Open;
            deals.Add(new PipelineDeal
            {
                Id = ids[row],
                Opened = start,
                Closed = outcome == DealOutcome.Open ? null : closed[row].Value,
                Outcome = outcome,
                WonAmount = outcome == DealOutcome.Won ? amounts[row].Value : null,
                Owner = Named(owners, row),
                Product = Named(products, row),
                Team = Named(teams, row),
                Segment = Named(segments, row),
            });
        }

        return (deals, leftOut);
    }

    private static string? Named(string[]? column, int row) => column?[row] is { Length: > 0 } name ? name : null;

    private static Maybe<DateOnly>? Day(string text) => text.Length == 0 ? new Maybe<DateOnly>(null) : Values.Date(text) is { } day ? new Maybe<DateOnly>(day) : null;

    private static Maybe<decimal>? Amount(string text) => text.Length == 0 ? new Maybe<decimal>(null) : decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? new Maybe<decimal>(number) : null;

    /// <summary>A value that may be missing, and is right nevertheless.</summary>
    private readonly record struct Maybe<T>(T? Value)
        where T : struct;
}
