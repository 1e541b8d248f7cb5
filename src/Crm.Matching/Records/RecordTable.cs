namespace Crm.Matching.Records;

/// <summary>Records as columns of text: what a source holds, before anything is normalized. A value that is null or blank is missing.</summary>
public sealed class RecordTable
{
    private readonly string[] names;
    private readonly string?[][] values;

    /// <summary>Takes columns as they are; they are not copied.</summary>
    /// <param name="columns">Names and values; all have the same number of values.</param>
    /// <exception cref="MatchingException">Two columns have one name (<c>matching.duplicate_column</c>), or columns differ in length (<c>matching.length_mismatch</c>).</exception>
    public RecordTable(IEnumerable<(string Name, string?[] Values)> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        var all = columns.ToArray();
        names = [.. all.Select(column => column.Name)];
        values = [.. all.Select(column => column.Values)];
        Count = values.Length == 0 ? 0 : values[0].Length;
        for (var i = 0; i < names.Length; i++)
        {
            if (Array.IndexOf(names, names[i]) < i)
            {
                throw Refuse.Of(MatchingErrorCodes.DuplicateColumn, $"There are two columns '{names[i]}'; each name may stand once.");
            }

            if (values[i].Length != Count)
            {
                throw Refuse.Of(MatchingErrorCodes.LengthMismatch, $"Column '{names[i]}' has {values[i].Length} values, where '{names[0]}' has {Count}; a record has one value, or null, in every column.");
            }
        }
    }

    /// <summary>The number of records.</summary>
    public int Count { get; }

    /// <summary>The columns' names, in their order.</summary>
    public IReadOnlyList<string> Columns => names;

    /// <summary>A value; null: it is missing.</summary>
    /// <param name="record">The record's place, from 0.</param>
    /// <param name="column">The column's place, from 0.</param>
    public string? this[int record, int column] => values[column][record];

    /// <summary>The values of a column.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="MatchingException">There is no such column (<c>matching.unknown_column</c>).</exception>
    public ReadOnlySpan<string?> this[string name] => values[IndexOf(name)];

    /// <summary>The records of objects.</summary>
    /// <param name="records">The objects.</param>
    /// <param name="columns">For each column its name, and how to read it from an object.</param>
    /// <typeparam name="T">What a record is.</typeparam>
    /// <exception cref="MatchingException">Two columns have one name (<c>matching.duplicate_column</c>).</exception>
    public static RecordTable From<T>(IEnumerable<T> records, params ReadOnlySpan<(string Name, Func<T, string?> Read)> columns)
    {
        ArgumentNullException.ThrowIfNull(records);
        T[] all = [.. records];
        var table = new (string, string?[])[columns.Length];
        for (var i = 0; i < table.Length; i++)
        {
            table[i] = (columns[i].Name, Array.ConvertAll(all, columns[i].Read.Invoke));
        }

        return new(table);
    }

    /// <summary>Reads a CSV file (RFC 4180, the first record names the columns; comma, semicolon or tab are recognised); one whose name ends with <c>.gz</c> is unpacked on the way.</summary>
    /// <param name="path">The file, in UTF-8 unless a byte order mark says otherwise.</param>
    /// <param name="progress">Is told the share that is read, 0 to 1; null: nobody is.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="MatchingException">The file cannot be read (<c>matching.unreadable_file</c>), or what <see cref="ReadCsv"/> throws.</exception>
    public static RecordTable LoadCsv(string path, IProgress<double>? progress = null, CancellationToken cancellationToken = default) => CsvRecords.Load(path, progress, cancellationToken);

    /// <summary>Reads a CSV text. O(its length).</summary>
    /// <param name="text">The text.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="MatchingException">
    /// The text is not CSV, or a record has not as many fields as the header (<c>matching.invalid_csv</c>, with line and column); two columns have one name (<c>matching.duplicate_column</c>).
    /// </exception>
    public static RecordTable ReadCsv(TextReader text, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        return CsvRecords.Parse(text, null, cancellationToken);
    }

    /// <summary>The same records without some columns: those that must not be compared, such as the truth of a test.</summary>
    /// <param name="columns">The names of the columns to leave out.</param>
    /// <exception cref="MatchingException">There is no such column (<c>matching.unknown_column</c>).</exception>
    public RecordTable Without(params ReadOnlySpan<string> columns)
    {
        var left = new HashSet<int>();
        foreach (var column in columns)
        {
            left.Add(IndexOf(column));
        }

        return new(Enumerable.Range(0, names.Length).Where(i => !left.Contains(i)).Select(i => (names[i], values[i])));
    }

    internal string?[] Column(int column) => values[column];

    internal int IndexOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var place = Array.IndexOf(names, name);
        return place >= 0 ? place : throw Refuse.Of(MatchingErrorCodes.UnknownColumn, $"There is no column '{name}'; there are {string.Join(", ", names.Select(n => $"'{n}'"))}.");
    }
}
