namespace Crm.Samples.QuickStart.Data;

/// <summary>Rows by the name or id they go by: the first of each counts, later ones are issues.</summary>
internal sealed class UniqueRows<T>(Func<T, string> key)
    where T : class
{
    private readonly Dictionary<string, T> rows = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> firstAt = new(StringComparer.Ordinal);

    /// <summary>In the order of the file.</summary>
    public IReadOnlyCollection<T> All => rows.Values;

    public T? Find(string name) => rows.GetValueOrDefault(name);

    /// <summary>Whether no earlier row has the name; otherwise tells of the issue.</summary>
    public bool IsNew(CsvLine line, string name)
    {
        if (firstAt.TryAdd(name, line.At.Row))
        {
            return true;
        }

        line.Report(IssueCodes.RejectedDuplicateId, $"'{name}' stands already in row {firstAt[name]}; the row was not imported.");
        return false;
    }

    public void Add(T row) => rows.Add(key(row), row);
}
