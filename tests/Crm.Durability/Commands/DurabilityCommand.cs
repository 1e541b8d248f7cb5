using System.CommandLine;
using Crm.Durability.Checks;
using Crm.Durability.Load;

namespace Crm.Durability.Commands;

/// <summary>The command line.</summary>
internal static class DurabilityCommand
{
    /// <summary>Reads the arguments and does what they ask for.</summary>
    /// <returns>0: everything held; 1: something did not; 2: the arguments are not right.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        var whole = new Option<bool>("--whole") { Description = "As often as is promised. Takes long." };
        var brief = new Option<bool>("--short") { Description = "A few of each, in under a minute. The default." };
        var only = new Option<string[]>("--only") { Description = $"Only these checks: {string.Join(", ", WholeRun.Names)}.", AllowMultipleArgumentsPerToken = true };
        only.AcceptOnlyFromAmong([.. WholeRun.Names]);
        var seed = new Option<int>("--seed") { Description = "Where the random moments come from.", DefaultValueFactory = _ => 1 };
        var json = new Option<bool>("--json") { Description = "Print the results as one JSON object, and nothing else." };
        var root = new RootCommand("Does to the CRM and its databases what goes wrong in the world, and looks whether what is promised holds.") { whole, brief, only, seed, json };
        root.SetAction((parsed, ct) => WholeRun.RunAsync(parsed.GetValue(seed), parsed.GetValue(whole) ? Counts.Whole : Counts.Short, parsed.GetValue(only), parsed.GetValue(json)));
        root.Validators.Add(result =>
        {
            if (result.GetValue(whole) && result.GetValue(brief))
            {
                result.AddError("Either --short or --whole.");
            }
        });
        root.Add(Child("writer", (store, seed) => Children.WriteAsync(store, seed, TimeSpan.Zero)));
        root.Add(Child("trickle", (store, seed) => Children.WriteAsync(store, seed, Children.Rest)));
        root.Add(Child("merger", Children.MergeAsync));
        root.Add(Child("importer", Children.ImportAsync));
        root.Add(Child("relay", (store, _) => Children.RelayAsync(store)));
        var result = root.Parse(args);
        if (result.Errors.Count > 0)
        {
            await Console.Error.WriteLineAsync(result.Errors[0].Message);
            return 2;
        }

        return await result.InvokeAsync(new() { EnableDefaultExceptionHandler = false });
    }

    /// <summary>What this program is started as by itself.</summary>
    private static Command Child(string name, Func<Store, int, Task> work)
    {
        var store = new Option<string>("--store") { Required = true };
        var seed = new Option<int>("--seed");
        var command = new Command(name) { store, seed };
        command.Hidden = true;
        command.SetAction((parsed, _) => work(Store.Parse(parsed.GetRequiredValue(store)), parsed.GetValue(seed)));
        return command;
    }
}
