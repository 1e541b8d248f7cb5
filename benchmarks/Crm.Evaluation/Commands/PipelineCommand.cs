using System.CommandLine;
using Crm.Evaluation.Forecasting.Pipeline;
using Crm.Evaluation.Output;

namespace Crm.Evaluation.Commands;

/// <summary><c>pipeline</c>: what the deals of a file were to bring, by what was known on a day.</summary>
internal static class PipelineCommand
{
    public static Command Make()
    {
        var deals = new Option<string>("--deals") { Description = "The file, a deal in each row: ',' or ';' between fields, a header, gzip by extension.", Required = true };
        var asOf = new Option<DateOnly>("--as-of") { Description = "The day up to whose end all is known.", Required = true, CustomParser = Numbers.Day };
        var until = new Option<DateOnly>("--until") { Description = "The last day that is forecast.", Required = true, CustomParser = Numbers.Day };
        var id = Column("--id", "opportunity_id", "The column of the id.");
        var opened = Column("--opened", "engage_date", "The column of the day on which a deal was opened.");
        var closed = Column("--closed", "close_date", "The column of the day on which it was won or lost.");
        var stage = Column("--stage", "deal_stage", "The column of the stage.");
        var won = Column("--won", "Won", "The stage of deals that were won.");
        var lost = Column("--lost", "Lost", "The stage of deals that were lost.");
        var amount = Column("--amount", "close_value", "The column of what a deal brought.");
        var owner = Column("--owner", "sales_agent", "The column of its owner, where there is one.");
        var product = Column("--product", "product", "The column of its product, where there is one.");
        var team = new Option<string>("--team") { Description = "The column of its team." };
        var segment = new Option<string>("--segment") { Description = "The column of a kind of customer, a region, a source." };
        var trials = new Option<int>("--trials") { Description = "How many trials are drawn.", DefaultValueFactory = _ => 10_000, CustomParser = a => Numbers.Whole(a, 64) };
        var seed = new Option<int>("--seed") { Description = "The seed of all that is drawn.", DefaultValueFactory = _ => 1, CustomParser = a => Numbers.Whole(a, 0) };
        var threads = new Option<int>("--threads") { Description = "How many threads work at most.", DefaultValueFactory = _ => 1, CustomParser = a => Numbers.Whole(a, 1) };
        var json = new Option<bool>("--json") { Description = "Print one JSON object on standard output, and nothing else." };
        var command = new Command("pipeline", "Judges a forecast of a pipeline by what came.") { deals, asOf, until, id, opened, closed, stage, won, lost, amount, owner, product, team, segment, trials, seed, threads, json };
        command.SetAction((parsed, cancellationToken) => Task.Run(
            () =>
            {
                string Of(Option<string> option) => parsed.GetValue(option)!;
                LabelColumn Label(Option<string> option) => new(parsed.GetValue(option), parsed.GetResult(option) is { Implicit: false });
                var request = new PipelineRequest(Of(deals), parsed.GetValue(asOf), parsed.GetValue(until))
                {
                    Columns = new(Of(id), Of(opened), Of(closed), Of(stage), Of(won), Of(lost), Of(amount), Label(owner), Label(product), Label(team), Label(segment)),
                    Trials = parsed.GetValue(trials),
                    Seed = parsed.GetValue(seed),
                    Threads = parsed.GetValue(threads),
                };
                Results.Print(progress => PipelineRun.Do(request, progress, cancellationToken), parsed.GetValue(json), PipelineTable.Write);
            },
            cancellationToken));
        return command;
    }

    private static Option<string> Column(string name, string value, string description) => new(name) { Description = description, DefaultValueFactory = _ => value };
}
