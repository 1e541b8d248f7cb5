using Crm.InMemory.Tables;
using Crm.Storage;

namespace Crm.InMemory;

/// <summary>
/// A database in memory, of every tenant: what the stores of all sessions share. Thread-safe: readers see what was committed when their query began and wait for nobody;
/// writers wait for each other. What it holds is gone with it.
/// </summary>
public sealed class InMemoryDatabase : ICrmDatabase, IDisposable
{
    private readonly SemaphoreSlim writer = new(1, 1);
    private volatile TableSet committed = TableSet.Empty;

    /// <summary>A store for one session.</summary>
    public InMemoryStore OpenStore() => new(this);

    /// <summary>Does nothing: there are no tables to make.</summary>
    public ValueTask MigrateAsync(CancellationToken cancellationToken) =>
        cancellationToken.IsCancellationRequested ? ValueTask.FromCanceled(cancellationToken) : ValueTask.CompletedTask;

    /// <inheritdoc/>
    public void Dispose() => writer.Dispose();

    internal TableSet Committed => committed;

    internal Task WaitForWriterAsync(CancellationToken cancellationToken) => writer.WaitAsync(cancellationToken);

    /// <summary>Makes a transaction's tables the committed ones. Only between <see cref="WaitForWriterAsync"/> and <see cref="ReleaseWriter"/>.</summary>
    internal void Publish(TableSet tables) => committed = tables;

    internal void ReleaseWriter() => writer.Release();
}
