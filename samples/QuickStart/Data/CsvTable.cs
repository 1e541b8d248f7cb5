using System.Text;
using CsvHelper;

namespace Crm.Samples.QuickStart.Data;

/// <summary>The rows of one file, each with its line. A row that cannot be taken apart is an issue, and never takes its neighbours with it.</summary>
internal sealed class CsvTable
{
    private static readonly CsvReaderOptions Options = new()
    {
        Separator = ',',
        TrimWhitespace = true,
        TrimInsideQuotes = true,
        TrackLineNumbers = true,
        MalformedData = CsvMalformedDataHandling.Recover,
    };

    private readonly string file;
    private readonly IssueList issues;
    private readonly List<CsvLine> lines = [];
    private readonly string[] header;
    private readonly Dictionary<string, int> columns = new(StringComparer.OrdinalIgnoreCase);

    private CsvTable(string path, IReadOnlyList<string> required, IssueList issues)
    {
        file = Path.GetFileName(path);
        this.issues = issues;
        CsvMalformedRecord? problem = null;
        using var reader = CsvReader.FromFile(path, Options with { OnMalformedRecord = p => problem = p });
        header = [.. reader.Headers];
        for (var i = 0; i < header.Length; i++)
        {
            columns.TryAdd(header[i].Trim(), i);
        }

        Require(required);
        problem = null;
        while (reader.Read())
        {
            Take((int)reader.LineNumber, reader.Current.ToArray(), Encoding.UTF8.GetString(reader.RawRecord), problem?.Reason);
            problem = null;
        }
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="DataFileException">There is no such file, it cannot be read, or it lacks a column.</exception>
    public static IReadOnlyList<CsvLine> Read(string path, IReadOnlyList<string> required, IssueList issues)
    {
        try
        {
            return new CsvTable(path, required, issues).lines;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new DataFileException($"There is no file {path}.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CsvFormatException)
        {
            throw new DataFileException($"{path} cannot be read: {e.Message.ReplaceLineEndings(" ")}", e);
        }
    }

    private void Require(IReadOnlyList<string> required)
    {
        var missing = required.Where(c => !columns.ContainsKey(c)).ToList();
        if (missing.Count > 0)
        {
            throw new DataFileException(header.Length == 0
                ? $"{file} is empty; it should start with the columns {string.Join(", ", required)}."
                : $"{file} has no column {string.Join(", ", missing)}; it has {string.Join(", ", header)}.");
        }
    }

    private void Take(int row, string[] fields, string raw, CsvMalformedReason? problem)
    {
        var fits = fields.Length == header.Length;
        if (raw.AsSpan().ContainsAny('\r', '\n') && (problem is not null || !fits))
        {
            TakeLines(row, raw);
        }
        else if (problem is CsvMalformedReason.UnterminatedQuote or CsvMalformedReason.LineBreakInQuotes)
        {
            issues.Add(new(file, row), IssueCodes.RejectedBrokenCsv, "A quotation mark is opened and never closed; the row was not imported.");
        }
        else if (!fits)
        {
            issues.Add(new(file, row), IssueCodes.RejectedRaggedRow, $"The row has {fields.Length} fields where the header has {header.Length}; it was not imported.");
        }
        else
        {
            if (problem is not null)
            {
                issues.Add(new(file, row), IssueCodes.BrokenQuotes, "A quotation mark stands in the wrong place; the fields were taken as they could be read.");
            }

            lines.Add(new(new(file, row), columns, fields, issues));
        }
    }

    /// <summary>A quotation mark out of place has made one row of several lines: each is taken for itself.</summary>
    private void TakeLines(int first, string raw)
    {
        CsvMalformedRecord? problem = null;
        using var reader = CsvReader.FromText(raw, Options with { HasHeader = false, AllowLineBreaksInQuotes = false, OnMalformedRecord = p => problem = p });
        while (reader.Read())
        {
            Take(first + (int)reader.LineNumber - 1, reader.Current.ToArray(), "", problem?.Reason);
            problem = null;
        }
    }
}
