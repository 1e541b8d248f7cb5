namespace Crm.Data;

/// <summary>One row of a file, or one card.</summary>
/// <param name="Number">Its number, from 1 on, without the header.</param>
/// <param name="Line">The line where it begins.</param>
/// <param name="Values">One a column; null: nothing stood there.</param>
/// <param name="Problem">Why the row cannot be read; null: it can.</param>
internal sealed record SourceRow(long Number, int Line, string?[] Values, FieldError? Problem = null);

/// <summary>A file as a table: its columns and, one after the other, its rows.</summary>
internal abstract class ImportSource
{
    public required SourceText Text { get; init; }

    public required IReadOnlyList<string> Columns { get; init; }

    /// <summary>What was recognised, to be shown.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>Of a row of a file that is UTF-8 elsewhere.</summary>
    protected static FieldError WrongBytes { get; } = new("row", "wrong_encoding", "Bytes of the row are not UTF-8, as the rest of the file is.");

    /// <summary>The rows from the first on. May be asked for more than once.</summary>
    public abstract IEnumerable<SourceRow> Rows();

    /// <summary>Goes through the whole file once, so that what cannot be read is refused before anything is saved.</summary>
    /// <returns>How many rows it has; null: not known.</returns>
    /// <exception cref="CrmException">The file is not of its format, with the line (<c>crm.invalid</c>).</exception>
    public abstract long? Check(CancellationToken cancellationToken);

    /// <exception cref="CrmException">The file is not of its format (<c>crm.invalid</c>).</exception>
    public static async ValueTask<ImportSource> OpenAsync(Stream file, ImportOptions options, CancellationToken cancellationToken)
    {
        var text = await SourceText.RecogniseAsync(file, options.Encoding, cancellationToken).ConfigureAwait(false);
        ImportSource source = (options.Format == ImportFormat.Recognised ? Recognise(file, text) : options.Format) == ImportFormat.VCard
            ? new VCardSource(file) { Text = text, Columns = VCardColumns.All }
            : CsvSource.Open(file, text, options);
        if (text.Note is { } note)
        {
            source.Notes.Add(note);
        }

        return source;
    }

    private static ImportFormat Recognise(Stream file, SourceText text)
    {
        using var reader = text.Open(file);
        var head = new char[256];
        var read = reader.ReadBlock(head);
        return head.AsSpan(0, read).TrimStart().StartsWith("BEGIN:VCARD", StringComparison.OrdinalIgnoreCase) ? ImportFormat.VCard : ImportFormat.Csv;
    }
}

/// <summary>A CSV file with a header.</summary>
internal sealed class CsvSource(Stream file, char delimiter, bool isLossless) : ImportSource
{
    private static readonly char[] Delimiters = [',', ';', '\t', '|'];

    public static CsvSource Open(Stream file, SourceText text, ImportOptions options)
    {
        var delimiter = options.Delimiter ?? Recognise(file, text);
        using var reader = text.Open(file);
        var records = new CsvRecords(reader, delimiter);
        if (!records.Read())
        {
            throw CrmException.Invalid("file", "empty", "The file holds nothing: its first line names the columns.");
        }

        var columns = new List<string>();
        for (var i = 0; i < records.Count; i++)
        {
            var name = records.Trimmed(i).ToString();
            columns.Add(name.Length == 0 || columns.Contains(name, StringComparer.Ordinal) ? FormattableString.Invariant($"{name}#{i + 1}") : name);
        }

        var source = new CsvSource(file, delimiter, options.Lossless) { Text = text, Columns = columns };
        source.Notes.Add($"CSV, {text.Encoding.WebName}, columns divided by {delimiter switch { ',' => "commas", ';' => "semicolons", '\t' => "tabs", '|' => "bars", _ => $"'{delimiter}'" }}.");
        return source;
    }

    public override long? Check(CancellationToken cancellationToken)
    {
        using var reader = Text.Open(file);
        var records = new CsvRecords(reader, delimiter);
        var rows = -1L;
        while (records.Read())
        {
            cancellationToken.ThrowIfCancellationRequested();
            rows++;
        }

        return rows;
    }

    public override IEnumerable<SourceRow> Rows()
    {
        using var reader = Text.Open(file);
        var records = new CsvRecords(reader, delimiter);
        records.Read();
        for (var number = 1L; records.Read(); number++)
        {
            // What is beyond the header's columns is kept for the error file.
            var values = new string?[Math.Max(Columns.Count, records.Count)];
            for (var i = 0; i < records.Count; i++)
            {
                values[i] = isLossless
                    ? records[i].IsEmpty && !records.IsQuoted(i) ? null : records[i].ToString()
                    : records.Trimmed(i) is { IsEmpty: false } value ? value.ToString() : null;
            }

            yield return new(number, records.Line, values, Problem(values, records.Count));
        }
    }

    private FieldError? Problem(string?[] values, int count) =>
        count != Columns.Count ? new("row", "ragged", FormattableString.Invariant($"The row has {count} fields; the header has {Columns.Count}."))
        : Text.IsDamaged && Array.Exists(values, v => v is not null && v.Contains(SourceText.Damage)) ? WrongBytes
        : null;

    /// <summary>The one that stands most often outside of quotes in the first line; a comma if none does.</summary>
    private static char Recognise(Stream file, SourceText text)
    {
        using var reader = text.Open(file);
        var head = new char[1 << 16];
        var read = reader.ReadBlock(head);
        var counts = new int[Delimiters.Length];
        var quoted = false;
        foreach (var c in head.AsSpan(0, read))
        {
            quoted ^= c == '"';
            if (!quoted && c is '\n' or '\r')
            {
                break;
            }

            if (!quoted && Array.IndexOf(Delimiters, c) is >= 0 and var i)
            {
                counts[i]++;
            }
        }

        return Delimiters[Array.IndexOf(counts, counts.Max())];
    }
}
