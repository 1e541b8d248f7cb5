using System.IO.Compression;
using Crm.SharedSources;

namespace Crm.Scoring.Data;

/// <summary>
/// Data sets from CSV (RFC 4180, UTF-8 unless a byte order mark says otherwise). The first record names the columns. Blanks around a field do not belong to it; blank lines are passed over. A column is
/// of the first kind that all its values are of: <see cref="ColumnKind.Boolean"/> (yes and no, true and false, or 0 and 1, whatever their case), <see cref="ColumnKind.Count"/> (whole numbers from 0 on),
/// <see cref="ColumnKind.Numeric"/> (also with exponents, and, where the delimiter is not a comma, with a decimal comma), else <see cref="ColumnKind.Categorical"/>; so are numbers with leading zeros, which are codes. A
/// column without values is numeric.
/// </summary>
public static class Csv
{
    /// <summary>Reads a file; one whose name ends with <c>.gz</c> is unpacked on the way.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">How to read it; null: the defaults.</param>
    /// <param name="progress">Is told the share that is read, 0 to 1; null: nobody is.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="ScoringException">The file cannot be read (<c>scoring.unreadable_file</c>), or what <see cref="Read"/> throws.</exception>
    public static DataSet Load(string path, CsvOptions? options = null, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        try
        {
            using var file = File.OpenRead(path);
            using Stream unpacked = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : file;
            using var text = new StreamReader(unpacked, bufferSize: 1 << 16);
            return Parse(text, options, progress is null ? null : () => progress.Report(file.Length == 0 ? 1 : (double)file.Position / file.Length), cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException or ArgumentException or NotSupportedException)
        {
            throw new ScoringException(ScoringErrorCodes.UnreadableFile, $"The file '{path}' cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>Reads a text. O(its length).</summary>
    /// <param name="text">The text.</param>
    /// <param name="options">How to read it; null: the defaults.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="ScoringException">
    /// The text is not CSV, or a record has not as many fields as the header (<c>scoring.invalid_csv</c>, with line and column); two columns have one name (<c>scoring.duplicate_column</c>); a value is infinite or not of
    /// the kind that was given (<c>scoring.invalid_value</c>); a kind was given for a column that does not exist (<c>scoring.unknown_column</c>).
    /// </exception>
    public static DataSet Read(TextReader text, CsvOptions? options = null, CancellationToken cancellationToken = default) => Parse(text, options, null, cancellationToken);

    private static DataSet Parse(TextReader text, CsvOptions? options, Action? report, CancellationToken cancellationToken)
    {
        options ??= new CsvOptions();
        var reader = new CsvReader(text, message => new ScoringException(ScoringErrorCodes.InvalidCsv, message));
        reader.Delimiter = options.Delimiter ?? reader.Recognise();
        if (!reader.Read(cancellationToken))
        {
            throw new ScoringException(ScoringErrorCodes.InvalidCsv, "Line 1, column 1: there is no header; the first record names the columns.");
        }

        var names = ReadHeader(reader, options);
        var columns = Array.ConvertAll(names, n => new TextColumn(n, reader.Delimiter != ','));
        for (var row = 1; reader.Read(cancellationToken); row++)
        {
            if (reader.Count != columns.Length)
            {
                throw new ScoringException(ScoringErrorCodes.InvalidCsv, $"Line {reader.Line}: there are {reader.Count} fields, where the header has {columns.Length}.");
            }

            for (var i = 0; i < columns.Length; i++)
            {
                columns[i].Add(reader[i], reader.Line);
            }

            if (row % 4096 == 0)
            {
                report?.Invoke();
            }
        }

        report?.Invoke();
        var missing = options.Missing.ToHashSet(StringComparer.OrdinalIgnoreCase);
        return new(columns.Select((column, i) => column.ToColumn(options.Kinds.TryGetValue(names[i], out var kind) ? kind : null, missing)));
    }

    private static string[] ReadHeader(CsvReader reader, CsvOptions options)
    {
        var names = new string[reader.Count];
        for (var i = 0; i < names.Length; i++)
        {
            names[i] = reader[i].ToString();
            if (names[i].Length == 0)
            {
                throw new ScoringException(ScoringErrorCodes.InvalidCsv, $"Line {reader.Line}, field {i + 1}: the header has no name for this column.");
            }

            if (names.IndexOf(names[i]) < i)
            {
                throw new ScoringException(ScoringErrorCodes.DuplicateColumn, $"Line {reader.Line}, field {i + 1}: there are two columns '{names[i]}'; each name may stand once.");
            }
        }

        return options.Kinds.Keys.FirstOrDefault(k => !names.Contains(k, StringComparer.Ordinal)) is { } unknown
            ? throw new ScoringException(ScoringErrorCodes.UnknownColumn, $"A kind is given for '{unknown}', and there is no such column; there are {string.Join(", ", names.Select(n => $"'{n}'"))}.")
            : names;
    }
}
