using System.CommandLine;
using Crm.Evaluation.Output;
using Crm.Evaluation.Scoring;

namespace Crm.Evaluation.Commands;

/// <summary><c>uplift</c>: whom a treatment moves, by a file of an experiment.</summary>
internal static class UpliftCommand
{
    public static Command Make()
    {
        var csv = new Option<string>("--csv") { Description = "The file: ',' or ';' between fields, a header, gzip by extension.", Required = true };
        var treatment = new Option<string>("--treatment") { Description = "The column that says how each row was treated.", Required = true };
        var treated = new Option<string>("--treated") { Description = "The treatments to judge, with ',' between them.", Required = true };
        var control = new Option<string>("--control") { Description = "The value of the rows that were not treated.", Required = true };
        var outcome = new Option<string>("--outcome") { Description = "The column that says what came of each row.", Required = true };
        var positive = new Option<string>("--positive") { Description = "Its value that is the positive outcome; yes or 1 unless it is given." };
        var drop = new Option<string>("--drop") { Description = "Columns to leave out, with ',' between them: what was known only after the treatment." };
        var model = new Option<string>("--model") { Description = "linear, boosted, bayes, or auto.", DefaultValueFactory = _ => "linear" };
        model.AcceptOnlyFromAmong([.. Learners.Names]);
        var seed = new Option<int>("--seed") { Description = "The seed of all that is drawn.", DefaultValueFactory = _ => 1, CustomParser = a => Numbers.Whole(a, int.MinValue) };
        var json = new Option<bool>("--json") { Description = "Print one JSON object on standard output, and nothing else." };
        var command = new Command("uplift", "Judges treatments against a control: rates, uplift and Qini, on rows that the models have not seen.") { csv, treatment, treated, control, outcome, positive, drop, model, seed, json };
        treated.Validators.Add(result =>
        {
            if (Names.Of(result.GetValue(treated)).IsEmpty)
            {
                result.AddError("--treated names no treatment; it takes values of the --treatment column, with ',' between them.");
            }
        });
        command.SetAction((parsed, cancellationToken) => Task.Run(
            () =>
            {
                var request = new UpliftRequest(parsed.GetValue(csv)!, parsed.GetValue(treatment)!, Names.Of(parsed.GetValue(treated)), parsed.GetValue(control)!, parsed.GetValue(outcome)!)
                {
                    Positive = parsed.GetValue(positive),
                    Drop = Names.Of(parsed.GetValue(drop)),
                    Model = parsed.GetValue(model)!,
                    Seed = parsed.GetValue(seed),
                };
                Results.Print(progress => UpliftRun.Do(request, progress, cancellationToken), parsed.GetValue(json), UpliftTable.Write);
            },
            cancellationToken));
        return command;
    }
}
