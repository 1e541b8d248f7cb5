using Crm.Evaluation.Tables;
using Crm.Matching.Normalizing.Phones;

namespace Crm.Evaluation.Phones;

/// <summary>One run of <c>phone</c>: numbers with their national prefix, read in their region, and in full, read anywhere.</summary>
internal static class PhoneRun
{
    public static PhoneResult Do(string path, CancellationToken cancellationToken)
    {
        var table = TextTable.Load(path, cancellationToken);
        var (regions, prefixes, nationals, complete) = (table.Column("region"), table.Column("national_prefix"), table.Column("national_number"), table.Column("e164"));
        var wrong = Enumerable.Range(0, table.Rows)
            .Select(row => new WrongNumber(regions[row], prefixes[row] + nationals[row], complete[row], Read(prefixes[row] + nationals[row], regions[row]), Read(complete[row], null)))
            .Where(number => number.AsNational != number.E164 || number.AsComplete != number.E164)
            .ToList();
        var correct = table.Rows - wrong.Count;
        return new(table.Rows, correct, (double)correct / table.Rows, wrong);
    }

    private static string Read(string text, string? region) => PhoneNumbers.TryParse(text, region, out var number) ? number.ToString() : "";
}
