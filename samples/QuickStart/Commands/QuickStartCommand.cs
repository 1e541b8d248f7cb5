using System.CommandLine;
using System.CommandLine.Parsing;
using NodaTime;
using NodaTime.Text;

namespace Crm.Samples.QuickStart.Commands;

/// <summary>The command line.</summary>
internal static class QuickStartCommand
{
    /// <summary>What is asked for, or the files, are not right.</summary>
    public const int BadInput = 2;

    private static readonly Option<DirectoryInfo?> Data = new("--data")
    {
        Description = "A folder with accounts.csv, products.csv, sales_teams.csv and sales_pipeline.csv. Default: generated data.",
        HelpName = "DIR",
    };

    private static readonly Option<StoreChoice?> Store = new("--store")
    {
        Description = "sqlite:PATH, postgres:CONNECTION or memory. Default: sqlite:crm.db.",
        HelpName = "STORE",
        CustomParser = ParseStore,
    };

    private static readonly Option<LocalDate?> AsOf = new("--as-of")
    {
        Description = "The day at whose end the report looks. Default: the last day the data tells of.",
        HelpName = "DATE",
        CustomParser = ParseDate,
    };

    private static readonly Option<FileInfo?> Report = new("--report")
    {
        Description = "Write the report with charts to an HTML file, too.",
        HelpName = "FILE",
    };

    private static readonly Argument<string> Words = new("TEXT")
    {
        Description = "A name, an e-mail address, a phone number, a company; several words in any order.",
    };

    private static readonly Argument<FileInfo> Table = new("FILE")
    {
        Description = "A CSV file whose first line names the columns, or a file of vCards.",
    };

    private static readonly Option<string> Entity = new("--entity")
    {
        Description = "What the rows are: contact or account.",
        HelpName = "ENTITY",
        DefaultValueFactory = _ => "contact",
    };

    private static readonly Option<FileInfo?> Target = new("--output")
    {
        Description = "Write the clusters to a CSV file: cluster and record, both from 1.",
        HelpName = "FILE",
    };

    private static readonly Option<bool> Json = new("--json")
    {
        Description = "Print the report as one JSON object, and nothing else.",
    };

    /// <summary>Runs what the arguments ask for.</summary>
    /// <returns>0; 1 when the CRM or its database failed; <see cref="BadInput"/> when what was asked for is not right.</returns>
    public static async Task<int> RunAsync(string[] args, IClock clock, TextWriter output, TextWriter error)
    {
        var command = new RootCommand("Imports sales data into a CRM and reports on the pipeline.") { Data, Store, AsOf, Report, Json };
        command.SetAction((parsed, ct) => new QuickStartRun(Options(parsed), clock, output, error).RunAsync(ct));
        var search = new Command("search", "Finds accounts, contacts and deals by words, beginnings of words and words with a typo.") { Words, Data, Store, Json };
        search.SetAction((parsed, ct) => new QuickStartRun(Options(parsed) with { Search = parsed.GetValue(Words) }, clock, output, error).RunAsync(ct));
        command.Add(search);
        var import = new Command("import", "Imports a CSV file or vCards: shows where the columns go, then imports, then says what came of it.") { Table, Entity, Data, Store };
        import.SetAction((parsed, ct) => new QuickStartRun(Options(parsed) with { File = parsed.GetValue(Table)!.ToString(), Entity = parsed.GetValue(Entity)! }, clock, output, error).RunAsync(ct));
        command.Add(import);
        var duplicates = new Command("duplicates", "Finds records of a CSV file that are of the same person or organisation.") { Table, Target };
        duplicates.SetAction((parsed, ct) => new QuickStartRun(new() { Duplicates = parsed.GetValue(Table)!.ToString(), Target = parsed.GetValue(Target)?.ToString() }, clock, output, error).RunAsync(ct));
        command.Add(duplicates);
        var result = command.Parse(args);
        if (result.Errors.Count > 0)
        {
            await error.WriteLineAsync(result.Errors[0].Message);
            return BadInput;
        }

        return await result.InvokeAsync(new() { Output = output, Error = error, EnableDefaultExceptionHandler = false });
    }

    private static QuickStartOptions Options(ParseResult parsed) => new()
    {
        Data = parsed.GetValue(Data)?.ToString(),
        Store = parsed.GetValue(Store) ?? StoreChoice.Default,
        AsOf = parsed.GetValue(AsOf),
        Report = parsed.GetValue(Report)?.ToString(),
        Json = parsed.GetValue(Json),
    };

    private static StoreChoice? ParseStore(ArgumentResult result)
    {
        var store = StoreChoice.Parse(result.Tokens.Single().Value);
        if (store is null)
        {
            // Without what was given: a connection string holds a password.
            result.AddError("--store should be sqlite:PATH, postgres:CONNECTION (such as Host=localhost;Database=crm;Username=me) or memory.");
        }

        return store;
    }

    private static LocalDate? ParseDate(ArgumentResult result)
    {
        var text = result.Tokens.Single().Value;
        if (LocalDatePattern.Iso.Parse(text).TryGetValue(default, out var date) && date.Year is >= 1900 and < 9998)
        {
            return date;
        }

        result.AddError($"--as-of '{text}' should be a date such as 2017-12-31.");
        return null;
    }
}
