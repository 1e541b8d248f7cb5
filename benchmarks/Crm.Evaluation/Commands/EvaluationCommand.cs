using System.CommandLine;
using Crm.Evaluation.Tables;
using Crm.Forecasting;
using Crm.Matching;
using Crm.Scoring;

namespace Crm.Evaluation.Commands;

/// <summary>The command line: an engine is judged on a file before anybody trusts it.</summary>
internal static class EvaluationCommand
{
    private const int WrongInput = 2;

    /// <summary>Reads the arguments and does what they ask for.</summary>
    /// <returns>0: done; 2: a file, a column or an option is not right; one line on standard error says what is there instead.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("Judges the engines of Crm on your own files.") { ScoreCommand.Make(), UpliftCommand.Make(), ForecastCommand.Make(), LifetimeCommand.Make(), PipelineCommand.Make(), MatchCommand.Make(), LinkCommand.Make(), PhoneCommand.Make(), GenerateCommand.People(), GenerateCommand.Organisations() };
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            return await RefuseAsync(parsed.Errors[0].Message);
        }

        try
        {
            return await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false });
        }
        catch (Exception e) when (e is InputException or ScoringException or ForecastingException or MatchingException or IOException or UnauthorizedAccessException or InvalidDataException or OperationCanceledException)
        {
            return await RefuseAsync(e.Message);
        }
    }

    private static async Task<int> RefuseAsync(string message)
    {
        await Console.Error.WriteLineAsync(message.ReplaceLineEndings(" "));
        return WrongInput;
    }
}
