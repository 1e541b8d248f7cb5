using System.CommandLine;
using Crm.Evaluation.Output;
using Crm.Evaluation.Phones;

namespace Crm.Evaluation.Commands;

/// <summary><c>phone</c>: whether telephone numbers are read as their regions write them.</summary>
internal static class PhoneCommand
{
    public static Command Make()
    {
        var csv = new Option<string>("--csv") { Description = "The file, a number in each row: region, national_prefix, national_number, e164; gzip by extension.", Required = true };
        var json = new Option<bool>("--json") { Description = "Print one JSON object on standard output, and nothing else." };
        var command = new Command("phone", "Judges how telephone numbers are read.") { csv, json };
        command.SetAction((parsed, cancellationToken) => Task.Run(() => Results.Print(_ => PhoneRun.Do(parsed.GetValue(csv)!, cancellationToken), parsed.GetValue(json), PhoneTable.Write), cancellationToken));
        return command;
    }
}
