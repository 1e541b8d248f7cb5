using System.CommandLine;
using Crm.Evaluation.Forecasting.Series;
using Crm.Evaluation.Output;

namespace Crm.Evaluation.Commands;

/// <summary><c>forecast</c>: how a method does on the series of a file.</summary>
internal static class ForecastCommand
{
    public static Command Make()
    {
        var series = new Option<string>("--series") { Description = "The file, a series in each row: series_id, period, frequency, train, test; gzip by extension.", Required = true };
        var method = new Option<string>("--method") { Description = $"{string.Join(", ", Methods.Names)}.", DefaultValueFactory = _ => "auto" };
        method.AcceptOnlyFromAmong(Methods.Names);
        var threads = new Option<int>("--threads") { Description = "How many threads work at most.", DefaultValueFactory = _ => 1, CustomParser = a => Numbers.Whole(a, 1) };
        var json = new Option<bool>("--json") { Description = "Print one JSON object on standard output, and nothing else." };
        var command = new Command("forecast", "Judges a method on series whose end it has not seen.") { series, method, threads, json };
        command.SetAction((parsed, cancellationToken) => Task.Run(
            () => Results.Print(
                progress => ForecastRun.Do(new(parsed.GetValue(series)!, parsed.GetValue(method)!, parsed.GetValue(threads)), progress, cancellationToken),
                parsed.GetValue(json),
                ForecastTable.Write),
            cancellationToken));
        return command;
    }
}
