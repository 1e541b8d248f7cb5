using Crm.Records;

namespace Crm.Sessions;

/// <summary>One run of inserting many records: gathers a batch, saves it in a session of its own, counts.</summary>
internal sealed class InsertRun<T>(CrmSession session, InsertOptions<T> options)
    where T : Record
{
    private readonly List<T> batch = [];
    private readonly List<RefusedBatch> refused = [];
    private long inserted;
    private long taken;
    private int batches;

    public InsertReport Report => new(inserted, batches, refused);

    /// <returns>Whether the batch is full.</returns>
    public bool Add(T record)
    {
        if (options.Whole && batch.Count == InsertOptions<T>.LargestBatch)
        {
            throw CrmException.Invalid("records", "too_many", $"At most {InsertOptions<T>.LargestBatch} records are inserted as a whole; these are more.");
        }

        batch.Add(record);
        return !options.Whole && batch.Count == options.BatchSize;
    }

    public async ValueTask SaveAsync(CancellationToken cancellationToken)
    {
        if (batch.Count == 0)
        {
            return;
        }

        var part = session.Beside();
        try
        {
            foreach (var record in batch)
            {
                part.Add(record);
                if (options.Owner is { } owner)
                {
                    part.Assign(record, owner(record));
                }
            }

            await part.SaveAloneAsync(cancellationToken).ConfigureAwait(false);
            inserted += batch.Count;
            batches++;
            options.Progress?.Report(inserted);
        }
        catch (CrmException e) when (options.GoesOn)
        {
            refused.Add(new(taken, batch.Count, e));
        }

        taken += batch.Count;
        batch.Clear();
    }
}
