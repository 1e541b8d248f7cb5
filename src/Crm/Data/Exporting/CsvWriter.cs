using System.Buffers;

namespace Crm.Data;

/// <summary>Writes records as CSV (RFC 4180).</summary>
/// <param name="target">Where to.</param>
/// <param name="isLossless">
/// Whether texts are kept to the letter: quoted always, so that the empty text is <c>""</c> and nothing is nothing. Else a cell that a spreadsheet would take for a formula
/// (it begins with <c>= + - @</c>, a tab, a carriage return or a line feed) gets an apostrophe before it, as OWASP advises.
/// </param>
internal sealed class CsvWriter(TextWriter target, bool isLossless)
{
    private static readonly SearchValues<char> Special = SearchValues.Create(",;\t|\"\n\r' ");

    public void Write(IEnumerable<object?> values)
    {
        var first = true;
        foreach (var value in values)
        {
            if (!first)
            {
                target.Write(',');
            }

            first = false;
            switch (value)
            {
                case null: break;
                case string text: Write(text); break;
                default: target.Write(ExportText.Of(value)); break;
            }
        }

        target.Write("\r\n");
    }

    private void Write(string text)
    {
        var isFormula = !isLossless && text is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n', ..];
        if (!isLossless && !isFormula && !text.AsSpan().ContainsAny(Special))
        {
            target.Write(text);
            return;
        }

        target.Write('"');
        if (isFormula)
        {
            target.Write('\'');
        }

        target.Write(text.Contains('"', StringComparison.Ordinal) ? text.Replace("\"", "\"\"", StringComparison.Ordinal) : text);
        target.Write('"');
    }
}
