using System.CommandLine.Parsing;
using System.Globalization;
using Crm.Evaluation.Tables;

namespace Crm.Evaluation.Commands;

/// <summary>Reads numbers of the command line, in no culture; what is wrong is said in words of the option.</summary>
internal static class Numbers
{
    /// <summary>A whole number that is not less than another.</summary>
    public static int Whole(ArgumentResult argument, int least)
    {
        if (int.TryParse(Text(argument), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least)
        {
            return number;
        }

        argument.AddError($"{Option(argument)} is '{Text(argument)}'; it must be a whole number{(least == int.MinValue ? "" : string.Create(CultureInfo.InvariantCulture, $" from {least} on"))}.");
        return 0;
    }

    /// <summary>A number above 0 and below 1.</summary>
    public static double Share(ArgumentResult argument)
    {
        if (double.TryParse(Text(argument), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 1)
        {
            return number;
        }

        argument.AddError($"{Option(argument)} is '{Text(argument)}'; it must be above 0 and below 1, such as 0.1.");
        return 0;
    }

    /// <summary>A day of the years 1900 to 2199: no engine counts beyond.</summary>
    public static DateOnly Day(ArgumentResult argument)
    {
        if (Values.Date(Text(argument)) is { Year: >= 1900 and < 2200 } day)
        {
            return day;
        }

        argument.AddError($"{Option(argument)} is '{Text(argument)}'; it must be a day of the years 1900 to 2199, such as 2017-09-30.");
        return default;
    }

    private static string Text(ArgumentResult argument) => argument.Tokens.Count == 0 ? "" : argument.Tokens[0].Value;

    private static string Option(ArgumentResult argument) => argument.Parent is OptionResult option ? option.Option.Name : argument.Argument.Name;
}
