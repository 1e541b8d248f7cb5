using System.CommandLine;
using Crm.Evaluation.Output;
using Crm.Evaluation.Scoring;

namespace Crm.Evaluation.Commands;

/// <summary><c>score</c>: how well an outcome is told from the other columns of a file.</summary>
internal static class ScoreCommand
{
    public static Command Make()
    {
        var csv = new Option<string>("--csv") { Description = "The file: ',' or ';' between fields, a header, gzip by extension.", Required = true };
        var target = new Option<string>("--target") { Description = "The column that says what came of each row.", Required = true };
        var positive = new Option<string>("--positive") { Description = "Its value that is the positive outcome.", Required = true };
        var drop = new Option<string>("--drop") { Description = "Columns to leave out, with ',' between them." };
        var model = new Option<string>("--model") { Description = "linear, boosted, bayes, or auto: the best by cross-validation.", DefaultValueFactory = _ => "auto" };
        model.AcceptOnlyFromAmong([.. Learners.Names]);
        var folds = new Option<int?>("--folds") { Description = "In how many folds; 5 unless rows are tested in another way. With --order-by, each is tested by what was trained on all before it.", CustomParser = a => Numbers.Whole(a, 2) };
        var last = new Option<double?>("--test-last") { Description = "Test on this share of the last rows, by --order-by where it is given.", CustomParser = a => Numbers.Share(a) };
        var split = new Option<string>("--split-column") { Description = "Test on the rows that have 'test' in this column." };
        var order = new Option<string>("--order-by") { Description = "The column that says when each row was, by a number or a date that begins with its year; it is not learned from." };
        var seed = new Option<int>("--seed") { Description = "The seed of all that is drawn.", DefaultValueFactory = _ => 1, CustomParser = a => Numbers.Whole(a, int.MinValue) };
        var threads = new Option<int>("--threads") { Description = "How many threads at most.", DefaultValueFactory = _ => 1, CustomParser = a => Numbers.Whole(a, 1) };
        var json = new Option<bool>("--json") { Description = "Print one JSON object on standard output, and nothing else." };
        var command = new Command("score", "Trains and judges a model on rows that it has not seen.") { csv, target, positive, drop, model, folds, last, split, order, seed, threads, json };
        command.Validators.Add(result =>
        {
            if (new Option[] { folds, last, split }.Count(option => result.GetResult(option) is not null) > 1)
            {
                result.AddError("Only one of --folds, --test-last and --split-column.");
            }
        });
        command.SetAction((parsed, cancellationToken) => Task.Run(
            () =>
            {
                var request = new ScoreRequest(parsed.GetValue(csv)!, parsed.GetValue(target)!, parsed.GetValue(positive)!)
                {
                    Drop = Names.Of(parsed.GetValue(drop)),
                    Model = parsed.GetValue(model)!,
                    Folds = parsed.GetValue(folds) ?? 5,
                    TestLast = parsed.GetValue(last),
                    SplitColumn = parsed.GetValue(split),
                    OrderBy = parsed.GetValue(order),
                    Seed = parsed.GetValue(seed),
                    Threads = parsed.GetValue(threads),
                };
                Results.Print(progress => ScoreRun.Do(request, progress, cancellationToken), parsed.GetValue(json), ScoreTable.Write);
            },
            cancellationToken));
        return command;
    }
}
