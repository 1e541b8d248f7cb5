namespace Crm.ScaleBenchmark.Timelines;

/// <summary>Rows of one table, each like one that the CRM wrote there but for some ids and times; what is null there stays null.</summary>
/// <param name="Table">The table.</param>
/// <param name="Like">The ids of the rows that the CRM wrote.</param>
/// <param name="Ids">The columns with other ids.</param>
/// <param name="Times">The columns with other times.</param>
/// <param name="Write">Gives the rows.</param>
internal sealed record Sheet(string Table, IReadOnlyList<Guid> Like, string[] Ids, string[] Times, Action<IRows> Write);

/// <summary>Takes rows.</summary>
internal interface IRows
{
    /// <param name="like">Which of <see cref="Sheet.Like"/> it is like.</param>
    /// <param name="ids">The ids, in the order of <see cref="Sheet.Ids"/>.</param>
    /// <param name="times">The times in microseconds since 1970, in the order of <see cref="Sheet.Times"/>.</param>
    void Add(int like, ReadOnlySpan<Guid> ids, ReadOnlySpan<long> times);
}

/// <summary>Writes past the store, in place of all that is in the tables.</summary>
internal interface IBulk
{
    /// <summary>What the ids of a column are, in order, of the rows whose other column is an id.</summary>
    Task<List<Guid>> ReadAsync(string table, string column, string where, Guid id);

    Task FillAsync(IReadOnlyList<Sheet> sheets);
}
