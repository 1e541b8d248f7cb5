namespace Crm.Bulk;

/// <summary>How a bulk change is run.</summary>
public sealed record BulkOptions
{
    /// <summary>What becomes of the others when one record is refused.</summary><value>Default: <see cref="BulkMode.AllOrNothing"/>.</value>
    public BulkMode Mode { get; init; }

    /// <summary>How many records are loaded and saved at once, 1-1,000. Each batch is one audit row, and looks at rights anew.</summary><value>Default: 500.</value>
    public int BatchSize { get; init; } = 500;

    /// <summary>How many records at most, 1-10,000,000; where there are more, nothing is done. Their ids are held in memory, 16 bytes each.</summary><value>Default: 100,000.</value>
    public int MaxRecords { get; init; } = 100_000;

    /// <summary>Told after every batch; null: nobody. What is all or nothing may begin again on a transient fault, and is not saved before it ends.</summary>
    public IProgress<BulkProgress>? Progress { get; init; }

    /// <exception cref="CrmException">A value is out of its range (<c>crm.invalid</c>).</exception>
    internal void Check()
    {
        if (BatchSize is < 1 or > 1_000)
        {
            throw CrmException.Invalid("batchSize", "out_of_range", "A batch has 1-1,000 records.");
        }

        if (MaxRecords is < 1 or > 10_000_000)
        {
            throw CrmException.Invalid("maxRecords", "out_of_range", "A bulk change has 1-10,000,000 records.");
        }
    }
}

/// <summary>What becomes of the others when one record is refused.</summary>
public enum BulkMode
{
    /// <summary>Nothing is saved: one transaction.</summary>
    AllOrNothing,

    /// <summary>They are saved, batch by batch; what was refused is reported.</summary>
    PerRecord,
}

/// <summary>How far a bulk change is.</summary>
/// <param name="Done">Records that are as they were to be.</param>
/// <param name="Refused">Records that were refused.</param>
/// <param name="Total">Records that there are.</param>
public sealed record BulkProgress(int Done, int Refused, int Total);
