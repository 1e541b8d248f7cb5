using System.Globalization;
using System.IO.Compression;
using CsvHelper;

namespace Crm.Evaluation.Tables;

/// <summary>A file of rows with a header, all of it text: ',' or ';' between fields, gzip by extension.</summary>
internal sealed class TextTable
{
    private readonly string name;
    private readonly string[] columns;
    private readonly List<string[]> lines;

    private TextTable(string name, string[] columns, List<string[]> lines) => (this.name, this.columns, this.lines) = (name, columns, lines);

    public int Rows => lines.Count;

    public IReadOnlyList<string> Columns => columns;

    /// <exception cref="InputException">The file is not there, is empty, or a row has another number of fields than the header.</exception>
    public static TextTable Load(string path, CancellationToken cancellationToken)
    {
        var file = Path.GetFileName(path);
        if (!File.Exists(path))
        {
            throw new InputException($"There is no file '{path}'.");
        }

        using var stream = File.OpenRead(path);
        using var plain = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(stream, CompressionMode.Decompress) : (Stream)stream;
        var text = Text(plain, file);
        var first = text.AsSpan(0, text.IndexOf('\n') is >= 0 and var end ? end : text.Length);
        using var reader = CsvReader.FromText(text, new() { Separator = first.Count(';') > first.Count(',') ? ';' : ',', TrackLineNumbers = true });
        string[] header = [.. reader.Headers.Select(name => name.Trim())];
        if (header.Length == 0)
        {
            throw new InputException($"{file} is empty; a header and rows are needed.");
        }

        var rows = new List<string[]>();
        while (reader.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var row = reader.Current.ToArray();
            rows.Add(row.Length == header.Length ? row : throw new InputException(string.Create(CultureInfo.InvariantCulture, $"{file}, line {reader.LineNumber}: {row.Length} fields, where the header has {header.Length}.")));
        }

        return rows.Count > 0 ? new(file, header, rows) : throw new InputException($"{file} has a header and no rows.");
    }

    private static string Text(Stream plain, string file)
    {
        using var characters = new StreamReader(plain);
        try
        {
            return characters.ReadToEnd();
        }
        catch (InvalidDataException)
        {
            throw new InputException($"{file} is not gzip, which its name says.");
        }
    }

    /// <summary>The values of a column.</summary>
    /// <exception cref="InputException">There is none of this name.</exception>
    public string[] Column(string column) => Find(column) ?? throw new InputException($"{name} has no column '{column}'; there are {string.Join(", ", columns)}.");

    /// <summary>The values of a column; null where there is none of this name.</summary>
    public string[]? Find(string column) => Array.IndexOf(columns, column) is >= 0 and var place ? [.. lines.Select(row => row[place])] : null;

    /// <summary>The values of a column, read.</summary>
    /// <param name="column">The column.</param>
    /// <param name="read">Reads a value; null: it is not right.</param>
    /// <param name="right">What would be right: "a date such as 2017-09-30".</param>
    /// <exception cref="InputException">There is no such column, or a value is not right.</exception>
    public T[] Column<T>(string column, Func<string, T?> read, string right)
        where T : struct
        => [.. Column(column).Select((text, row) => read(text.Trim()) ?? throw new InputException(string.Create(CultureInfo.InvariantCulture, $"{name}, row {row + 1}, column '{column}': '{text}' is not {right}.")))];
}
