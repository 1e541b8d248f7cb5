using System.CommandLine;
using Crm.Evaluation.Forecasting.Lifetime;
using Crm.Evaluation.Output;
using Crm.Forecasting.Lifetime.Transactions;

namespace Crm.Evaluation.Commands;

/// <summary><c>clv</c>: how well purchases to come are told from those before.</summary>
internal static class LifetimeCommand
{
    public static Command Make()
    {
        var transactions = new Option<string>("--transactions") { Description = "The file, a purchase in each row: ',' or ';' between fields, a header, gzip by extension.", Required = true };
        var customer = new Option<string>("--customer") { Description = "The column that says who bought.", Required = true };
        var date = new Option<string>("--date") { Description = "The column that says when, such as 1997-09-30.", Required = true };
        var spend = new Option<string>("--spend") { Description = "The column that says for how much: spending is modelled too." };
        var end = new Option<DateOnly>("--calibration-end") { Description = "The last day that the model knows.", Required = true, CustomParser = Numbers.Day };
        var until = new Option<DateOnly>("--until") { Description = "The last day that it is judged by.", Required = true, CustomParser = Numbers.Day };
        var unit = new Option<string>("--unit") { Description = "week or day: the unit of times.", DefaultValueFactory = _ => "week" };
        unit.AcceptOnlyFromAmong("week", "day");
        var model = new Option<string>("--model") { Description = $"{string.Join(", ", LifetimeRun.Models)}: auto takes the one that did best on the second half of the calibration.", DefaultValueFactory = _ => "auto" };
        model.AcceptOnlyFromAmong(LifetimeRun.Models);
        var json = new Option<bool>("--json") { Description = "Print one JSON object on standard output, and nothing else." };
        var command = new Command("clv", "Judges a model of customers' purchases by those that came later.") { transactions, customer, date, spend, end, until, unit, model, json };
        command.SetAction((parsed, cancellationToken) => Task.Run(
            () =>
            {
                var request = new LifetimeRequest(parsed.GetValue(transactions)!, parsed.GetValue(customer)!, parsed.GetValue(date)!, parsed.GetValue(end), parsed.GetValue(until))
                {
                    Spend = parsed.GetValue(spend),
                    Unit = parsed.GetValue(unit) == "day" ? TimeUnit.Day : TimeUnit.Week,
                    Model = parsed.GetValue(model)!,
                };
                Results.Print(progress => LifetimeRun.Do(request, progress, cancellationToken), parsed.GetValue(json), LifetimeTable.Write);
            },
            cancellationToken));
        return command;
    }
}
