using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Crm.Evaluation.Matching;

namespace Crm.Evaluation.Commands;

/// <summary>The options that <c>match</c> and <c>link</c> have in common.</summary>
internal sealed class MatchOptionsOf
{
    private const string Auto = "auto";

    private readonly Option<string> roles = new("--roles") { Description = "What columns mean, with ',' between them: given_name=first_name; all others are guessed." };
    private readonly Option<double> threshold = new("--threshold") { Description = "How likely a match must be, such as 0.9, or auto: chosen from the estimated precision and recall.", DefaultValueFactory = _ => double.NaN, CustomParser = Threshold };
    private readonly Option<string> region = new("--region") { Description = "The region of telephone numbers without a country code, such as GB." };
    private readonly Option<int> threads = new("--threads") { Description = "How many threads work at most.", DefaultValueFactory = _ => 1, CustomParser = a => Numbers.Whole(a, 1) };

    public static Option<string> TruthRegex() => new("--truth-regex") { Description = "Records are of the same for whose ids this expression finds the same: its first group, or the whole match." };

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { roles, threshold, region, threads })
        {
            command.Add(option);
        }
    }

    public T Read<T>(ParseResult parsed, T request)
        where T : MatchRequest
        => (T)(request with { Roles = RoleNames.Parse(parsed.GetValue(roles)), Threshold = parsed.GetValue(threshold) is var given && double.IsNaN(given) ? null : given, Region = parsed.GetValue(region), Threads = parsed.GetValue(threads) });

    /// <summary>A probability; not a number: auto.</summary>
    private static double Threshold(ArgumentResult argument)
    {
        var text = argument.Tokens is [var token] ? token.Value : "";
        if (text == Auto)
        {
            return double.NaN;
        }

        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var probability) && probability is > 0 and < 1)
        {
            return probability;
        }

        argument.AddError($"--threshold is '{text}'; it must be auto, or above 0 and below 1, such as 0.9.");
        return double.NaN;
    }
}
