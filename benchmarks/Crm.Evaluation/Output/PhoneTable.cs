using System.Globalization;
using Crm.Evaluation.Phones;
using Spectre.Console;

namespace Crm.Evaluation.Output;

/// <summary>What <c>phone</c> found, for people.</summary>
internal static class PhoneTable
{
    private const int MostWrong = 20;

    public static void Write(PhoneResult result)
    {
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"{result.Correct:N0} of {result.Numbers:N0} numbers are right: {result.Share:0.00%}.");
        if (result.Wrong.Count > 0)
        {
            var table = new Table().Border(TableBorder.Rounded).AddColumns("region", "national", "E.164", "from national", "from E.164");
            foreach (var number in result.Wrong.Take(MostWrong))
            {
                table.AddRow(new[] { number.Region, number.National, number.E164, number.AsNational, number.AsComplete }.Select(Markup.Escape).ToArray());
            }

            AnsiConsole.Write(table);
        }
    }
}
