namespace Crm.Data;

/// <summary>How a file is imported. Everything that is not given is recognised, and the preview shows what was.</summary>
public sealed record ImportOptions
{
    /// <summary>What the rows are.</summary><value>Default: <c>contact</c>.</value>
    public string Entity { get; init; } = "contact";

    /// <summary>The format.</summary><value>Default: recognised.</value>
    public ImportFormat Format { get; init; }

    /// <summary>
    /// Where columns go, by the column's name: a field (<c>email</c>), <c>id</c>, <c>owner</c> (an id or a name), a record referred to by one of its fields (<c>account.externalId</c>, <c>account.name</c>),
    /// an id in another system (<c>externalIds.erp</c>, <c>account.externalIds.erp</c>), of contacts and accounts a further way to reach them (<c>emails.home</c>, <c>phones.mobile</c>, <c>addresses.work.city</c>);
    /// empty: nowhere. Columns that are not named here go by their names in several languages and by what they hold.
    /// </summary>
    public IReadOnlyDictionary<string, string> Mapping { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>By which targets a row finds the record it changes: all must be equal, texts folded where the field is. A row in which one is empty finds none.</summary>
    /// <value>Default: of the mapped ones the first of <c>id</c>, an id in another system, <c>externalId</c>, <c>email</c>.</value>
    public IReadOnlyList<string> Key { get; init; } = [];

    /// <summary>What stands between the columns of a CSV file.</summary><value>Default: recognised.</value>
    public char? Delimiter { get; init; }

    /// <summary>The encoding's name; a byte order mark goes before it.</summary><value>Default: recognised.</value>
    public string? Encoding { get; init; }

    /// <summary>How dates stand, as a NodaTime pattern: <c>MM/dd/yyyy</c>.</summary><value>Default: <c>yyyy-MM-dd</c> or <c>dd.MM.yyyy</c>.</value>
    public string? DateFormat { get; init; }

    /// <summary>Whether numbers have a comma before their decimals.</summary><value>Default: false, a point.</value>
    public bool DecimalComma { get; init; }

    /// <summary>Whether an empty cell empties the field.</summary><value>Default: false, it says nothing.</value>
    public bool EmptyClears { get; init; }

    /// <summary>Whether values are taken to the letter, as the lossless export writes them: blanks kept, an empty cell nothing, <c>""</c> the empty text; empty cells empty fields.</summary><value>Default: false.</value>
    public bool Lossless { get; init; }

    /// <summary>What becomes of a row that refers to a record that is not there, or not to be seen.</summary><value>Default: <see cref="MissingReference.Refuse"/>.</value>
    public MissingReference Missing { get; init; }

    /// <summary>How many rows are saved together, 1-10,000. A batch is one transaction and one entry in the audit.</summary><value>Default: 2,000.</value>
    public int BatchSize { get; init; } = 2_000;

    /// <summary>After how many refused rows the run stops, to be resumed when the file or the mapping is put right.</summary><value>Default: 10,000.</value>
    public int MostErrors { get; init; } = 10_000;

    /// <summary>Where the refused rows are written at the end, as CSV: row, line, column, code, what would be right, then the row itself. Null: nowhere.</summary>
    public Stream? Errors { get; init; }

    /// <summary>Told after every batch.</summary>
    public IProgress<ImportProgress>? Progress { get; init; }

    internal void Check()
    {
        if (BatchSize is < 1 or > 10_000)
        {
            throw CrmException.Invalid("batchSize", "out_of_range", "A batch has 1-10,000 rows.");
        }

        if (Delimiter is '"' or '\r' or '\n')
        {
            throw CrmException.Invalid("delimiter", "out_of_range", "Columns are not divided by quotes or ends of lines.");
        }
    }
}

/// <summary>The formats of files.</summary>
public enum ImportFormat
{
    /// <summary>By how the file begins.</summary>
    Recognised,

    /// <summary>CSV with a header.</summary>
    Csv,

    /// <summary>vCard 2.1, 3.0 or 4.0.</summary>
    VCard,
}

/// <summary>What becomes of a row whose reference leads nowhere.</summary>
public enum MissingReference
{
    /// <summary>It is refused.</summary>
    Refuse,

    /// <summary>It is taken without the reference.</summary>
    Leave,

    /// <summary>What it refers to is made, with the one field that it was looked for by; only where that is its name.</summary>
    Make,
}

/// <summary>How far an import is.</summary>
/// <param name="Done">Rows that are done, refused ones included.</param>
/// <param name="Refused">Rows that were refused.</param>
/// <param name="Total">Rows that there are; null: not known.</param>
public sealed record ImportProgress(long Done, long Refused, long? Total);

/// <summary>What an import came to: <c>Read = Added + Changed + Unchanged + Refused</c>.</summary>
/// <param name="Run">The run; its record tells later what became of it.</param>
/// <param name="Read">Rows read.</param>
/// <param name="Added">Records added.</param>
/// <param name="Changed">Rows that changed a record.</param>
/// <param name="Unchanged">Rows whose record was so already: nothing was written.</param>
/// <param name="Refused">Rows that were refused.</param>
/// <param name="ResumedAfter">For a run that went on with one that was broken off: the rows that were done before; else 0.</param>
/// <param name="IsComplete">Whether every row was looked at: neither cancelled nor stopped at too many errors.</param>
/// <param name="Errors">The first 1,000 errors of the whole run; all are in the error file.</param>
/// <param name="Notes">What was recognised, supposed and passed over.</param>
public sealed record ImportReport(Id<ImportRun> Run, long Read, long Added, long Changed, long Unchanged, long Refused, long ResumedAfter, bool IsComplete, IReadOnlyList<RowError> Errors, IReadOnlyList<string> Notes);

/// <summary>Why a row was refused.</summary>
/// <param name="Row">Its number, from 1 on, without the header.</param>
/// <param name="Line">The line of the file where it begins.</param>
/// <param name="Column">The column, or the field, where the error is of one; else empty.</param>
/// <param name="Code">The stable code.</param>
/// <param name="Message">What would be right.</param>
public sealed record RowError(long Row, int Line, string Column, string Code, string Message);

/// <summary>What an import would do.</summary>
/// <param name="Mapping">Where each column goes, in their order; empty: nowhere.</param>
/// <param name="Key">By which targets a row finds its record; empty: every row is a new record.</param>
/// <param name="Report">What would come of the rows looked at. Nothing was saved.</param>
/// <param name="First">The first rows as their records would stand, fields by name.</param>
/// <param name="Columns">The names of the columns.</param>
public sealed record ImportPreview(IReadOnlyList<ColumnTarget> Mapping, IReadOnlyList<string> Key, ImportReport Report, IReadOnlyList<IReadOnlyDictionary<string, object?>> First, IReadOnlyList<string> Columns);

/// <summary>Where a column goes.</summary>
/// <param name="Column">Its name.</param>
/// <param name="Target">Where it goes; empty: nowhere.</param>
/// <param name="Reason">Why.</param>
public sealed record ColumnTarget(string Column, string Target, string Reason);
