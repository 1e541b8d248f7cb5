using System.CommandLine;
using Crm.Evaluation.Matching;
using Crm.Evaluation.Output;

namespace Crm.Evaluation.Commands;

/// <summary><c>match</c>: the duplicates of a file, and how right they are.</summary>
internal static class MatchCommand
{
    public static Command Make()
    {
        var csv = new Option<string>("--csv") { Description = "The file: ',', ';' or tab between fields, a header, gzip by extension.", Required = true };
        var id = new Option<string>("--id") { Description = "The column of the id; it is not compared." };
        var truth = new Option<string>("--truth") { Description = "The column that says who a record is of, to judge by; it is not compared." };
        var regex = MatchOptionsOf.TruthRegex();
        var labels = new Option<string>("--labels") { Description = "A file of pairs to judge by: two columns of ids and a score, a match from 0.5 on." };
        var common = new MatchOptionsOf();
        var json = new Option<bool>("--json") { Description = "Print one JSON object on standard output, and nothing else." };
        var command = new Command("match", "Finds the duplicates of a file without labels, and judges them.") { csv, id, truth, regex, labels, json };
        common.AddTo(command);
        command.Validators.Add(result =>
        {
            if (new Option[] { truth, regex, labels }.Count(option => result.GetResult(option) is not null) > 1)
            {
                result.AddError("Only one of --truth, --truth-regex and --labels.");
            }
            else if (result.GetResult(id) is null && (result.GetResult(regex) is not null || result.GetResult(labels) is not null))
            {
                result.AddError($"{(result.GetResult(labels) is null ? "--truth-regex" : "--labels")} needs --id: the column of the ids.");
            }
        });
        command.SetAction((parsed, cancellationToken) => Task.Run(
            () =>
            {
                var request = common.Read(parsed, new DeduplicateRequest(parsed.GetValue(csv)!) { Id = parsed.GetValue(id), Truth = parsed.GetValue(truth), Labels = parsed.GetValue(labels), TruthRegex = parsed.GetValue(regex) });
                Results.Print(progress => MatchRun.Deduplicate(request, progress, cancellationToken), parsed.GetValue(json), MatchTable.Write);
            },
            cancellationToken));
        return command;
    }
}
