using System.Runtime.CompilerServices;
using Crm.Records;

namespace Crm.Sessions;

/// <content>Inserting many records.</content>
public sealed partial class CrmSession
{
    /// <inheritdoc cref="InsertAsync{T}(IAsyncEnumerable{T}, InsertOptions{T}?, CancellationToken)"/>
    public ValueTask<InsertReport> InsertAsync<T>(IEnumerable<T> records, InsertOptions<T>? options = null, CancellationToken cancellationToken = default)
        where T : Record => InsertAsync(Stream(records, cancellationToken), options, cancellationToken);

    /// <summary>
    /// Saves many new records, batch by batch, with flat memory: by the same rules, checks and rights as one, with history, audit and events. Each batch asks anew who acts.
    /// What this session holds unsaved stays so, and the host's pending changes too; a transaction the host opened is joined.
    /// </summary>
    /// <param name="records">New records. Afterwards they are as they were saved, but no part of this session: to change one, load it.</param>
    /// <param name="options">How; null: batches of 1,000, until one is refused.</param>
    /// <param name="cancellationToken">Cancels; batches that are saved stay saved.</param>
    /// <exception cref="CrmException">A batch is refused, as <see cref="SaveAsync(CancellationToken)"/> refuses; the batches before it are saved. Options out of range: <c>crm.invalid</c>.</exception>
    public async ValueTask<InsertReport> InsertAsync<T>(IAsyncEnumerable<T> records, InsertOptions<T>? options = null, CancellationToken cancellationToken = default)
        where T : Record
    {
        options ??= new();
        if (options.BatchSize is < 1 or > InsertOptions<T>.LargestBatch)
        {
            throw CrmException.Invalid("batchSize", "out_of_range", $"A batch has 1 to {InsertOptions<T>.LargestBatch} records.");
        }

        // Refused at once, not when the first batch is full.
        await ScopeAsync(cancellationToken).ConfigureAwait(false);
        var run = new InsertRun<T>(this, options);
        await foreach (var record in records.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (run.Add(record))
            {
                await run.SaveAsync(cancellationToken).ConfigureAwait(false);
            }
        }

        await run.SaveAsync(cancellationToken).ConfigureAwait(false);
        return run.Report;
    }

#pragma warning disable CS1998 // What is at hand already is awaited nowhere.
    private static async IAsyncEnumerable<T> Stream<T>(IEnumerable<T> records, [EnumeratorCancellation] CancellationToken cancellationToken)
#pragma warning restore CS1998
    {
        foreach (var record in records)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return record;
        }
    }
}
