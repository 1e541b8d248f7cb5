using System.IO.Compression;
using Crm.SharedSources;

namespace Crm.Matching.Records;

/// <summary>Records from CSV.</summary>
internal static class CsvRecords
{
    public static RecordTable Load(string path, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        try
        {
            using var file = File.OpenRead(path);
            using Stream unpacked = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : file;
            using var text = new StreamReader(unpacked, bufferSize: 1 << 16);
            return Parse(text, progress is null ? null : () => progress.Report(file.Length == 0 ? 1 : (double)file.Position / file.Length), cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException or ArgumentException or NotSupportedException)
        {
            throw new MatchingException(MatchingErrorCodes.UnreadableFile, $"The file '{path}' cannot be read: {exception.Message}", exception);
        }
    }

    public static RecordTable Parse(TextReader text, Action? report, CancellationToken cancellationToken)
    {
        var reader = new CsvReader(text, message => new MatchingException(MatchingErrorCodes.InvalidCsv, message));
        reader.Delimiter = reader.Recognise();
        if (!reader.Read(cancellationToken))
        {
            throw new MatchingException(MatchingErrorCodes.InvalidCsv, "Line 1, column 1: there is no header; the first record names the columns.");
        }

        var names = new string[reader.Count];
        for (var i = 0; i < names.Length; i++)
        {
            names[i] = reader[i].Length > 0 ? reader[i].ToString() : throw Refuse.Of(MatchingErrorCodes.InvalidCsv, $"Line {reader.Line}, field {i + 1}: the header has no name for this column.");
        }

        var columns = Array.ConvertAll(names, _ => new TextColumn());
        for (var row = 1; reader.Read(cancellationToken); row++)
        {
            if (reader.Count != columns.Length)
            {
                throw Refuse.Of(MatchingErrorCodes.InvalidCsv, $"Line {reader.Line}: there are {reader.Count} fields, where the header has {columns.Length}.");
            }

            for (var i = 0; i < columns.Length; i++)
            {
                columns[i].Add(reader[i]);
            }

            if (row % 4096 == 0)
            {
                report?.Invoke();
            }
        }

        report?.Invoke();
        return new(names.Zip(columns, (name, column) => (name, column.ToArray())));
    }
}
