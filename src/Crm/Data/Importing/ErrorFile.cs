using System.Globalization;
using System.Text;

namespace Crm.Data;

/// <summary>Writes the refused rows with the reasons, then the row as it stood: one line an error, safe for spreadsheets. Made anew from what the run kept.</summary>
internal static class ErrorFile
{
    public static async ValueTask WriteAsync(Stream target, ImportSource source, IReadOnlyList<RowError> errors, CancellationToken cancellationToken)
    {
        var writer = new StreamWriter(target, new UTF8Encoding(false), 1 << 16, leaveOpen: true);
        await using (writer.ConfigureAwait(false))
        {
            var csv = new CsvWriter(writer, isLossless: false);
            csv.Write(["row", "line", "column", "code", "message", .. source.Columns]);
            var byRow = errors.ToLookup(e => e.Row);
            var left = byRow.Count;
            foreach (var row in left == 0 ? [] : source.Rows())
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (!byRow.Contains(row.Number))
                {
                    continue;
                }

                foreach (var error in byRow[row.Number])
                {
                    csv.Write([error.Row.ToString(CultureInfo.InvariantCulture), error.Line.ToString(CultureInfo.InvariantCulture), error.Column, error.Code, error.Message, .. row.Values]);
                }

                if (--left == 0)
                {
                    break;
                }
            }
        }
    }
}
