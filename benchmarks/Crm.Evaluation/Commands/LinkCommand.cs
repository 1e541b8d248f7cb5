using System.CommandLine;
using Crm.Evaluation.Matching;
using Crm.Evaluation.Output;

namespace Crm.Evaluation.Commands;

/// <summary><c>link</c>: the records that two files share, and how right they are.</summary>
internal static class LinkCommand
{
    public static Command Make()
    {
        var left = new Option<string>("--left") { Description = "The one file: ',', ';' or tab between fields, a header, gzip by extension.", Required = true };
        var right = new Option<string>("--right") { Description = "The other.", Required = true };
        var id = new Option<string>("--id") { Description = "The column of the id in both; it is not compared." };
        var leftId = new Option<string>("--left-id") { Description = "That of the left file, where the two differ." };
        var rightId = new Option<string>("--right-id") { Description = "That of the right file." };
        var gold = new Option<string>("--gold") { Description = "A file of all pairs that match, to judge by: two columns, the left id and the right one." };
        var regex = MatchOptionsOf.TruthRegex();
        var single = new Option<bool>("--one-to-one") { Description = "A record of one file matches at most one of the other." };
        var common = new MatchOptionsOf();
        var json = new Option<bool>("--json") { Description = "Print one JSON object on standard output, and nothing else." };
        var command = new Command("link", "Links two files without labels, and judges the links.") { left, right, id, leftId, rightId, gold, regex, single, json };
        common.AddTo(command);
        command.Validators.Add(result =>
        {
            bool Is(Option option) => result.GetResult(option) is { Tokens.Count: > 0 };
            if (Is(gold) && Is(regex))
            {
                result.AddError("Only one of --gold and --truth-regex.");
            }
            else if ((Is(gold) || Is(regex)) && !Is(id) && !(Is(leftId) && Is(rightId)))
            {
                result.AddError($"{(Is(gold) ? "--gold" : "--truth-regex")} needs --id, or --left-id and --right-id: the columns of the ids.");
            }
        });
        command.SetAction((parsed, cancellationToken) => Task.Run(
            () =>
            {
                var request = common.Read(parsed, new LinkRequest(parsed.GetValue(left)!, parsed.GetValue(right)!)
                {
                    LeftId = parsed.GetValue(leftId) ?? parsed.GetValue(id),
                    RightId = parsed.GetValue(rightId) ?? parsed.GetValue(id),
                    Gold = parsed.GetValue(gold),
                    TruthRegex = parsed.GetValue(regex),
                    OneToOne = parsed.GetValue(single),
                });
                Results.Print(progress => MatchRun.Link(request, progress, cancellationToken), parsed.GetValue(json), MatchTable.Write);
            },
            cancellationToken));
        return command;
    }
}
