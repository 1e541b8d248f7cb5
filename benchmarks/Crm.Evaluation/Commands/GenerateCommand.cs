using System.CommandLine;
using Crm.Evaluation.Generating;
using Crm.Evaluation.Output;
using Spectre.Console;

namespace Crm.Evaluation.Commands;

/// <summary><c>people</c> and <c>organisations</c>: files with duplicates of which it is known which they are.</summary>
internal static class GenerateCommand
{
    public static Command People() => Make("people", "Makes a file of people, a fifth of the records duplicates with errors.", GeneratedFile.People);

    public static Command Organisations() => Make("organisations", "Makes a file of organisations, a fifth of the records duplicates with errors.", GeneratedFile.Organisations);

    private static Command Make(string name, string description, Func<GeneratedRequest, IProgress<double>, CancellationToken, GeneratedResult> write)
    {
        var count = new Option<int>("--count") { Description = "How many records.", DefaultValueFactory = _ => 1_000_000, CustomParser = a => Numbers.Whole(a, 1) };
        var seed = new Option<int>("--seed") { Description = "The seed of all that is drawn.", DefaultValueFactory = _ => 1, CustomParser = a => Numbers.Whole(a, 0) };
        var file = new Option<string>("--out") { Description = "The file to write: CSV, gzip by extension.", Required = true };
        var json = new Option<bool>("--json") { Description = "Print one JSON object on standard output, and nothing else." };
        var command = new Command(name, description) { count, seed, file, json };
        command.SetAction((parsed, cancellationToken) => Task.Run(
            () => Results.Print(
                progress => write(new(parsed.GetValue(count), parsed.GetValue(seed), parsed.GetValue(file)!), progress.Part("writing"), cancellationToken),
                parsed.GetValue(json),
                result => AnsiConsole.MarkupLineInterpolated(System.Globalization.CultureInfo.InvariantCulture, $"{result.Records:N0} records of {result.Entities:N0} {name}.")),
            cancellationToken));
        return command;
    }
}
