using Crm.Sessions;

namespace Crm.Data;

/// <summary>
/// Imports of CSV and vCard files with the rights of whoever acts, as of each batch. A row adds a record or changes the one that its key finds; what it finds so already it leaves alone.
/// Every row is in the report: read = added + changed + unchanged + refused.
/// </summary>
public sealed class Imports
{
    private readonly CrmSession session;

    internal Imports(CrmSession session) => this.session = session;

    /// <summary>Tries an import out and takes it back: what would be added, changed and refused, and how the first records would stand. Each batch is tried by itself.</summary>
    /// <param name="file">The file; a stream that can seek.</param>
    /// <param name="options">How; null: contacts, everything recognised.</param>
    /// <param name="rows">How many rows are looked at, from the first on.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="CrmException">The file cannot be read, with the line (<c>crm.invalid</c>); the mapping is not right (<c>crm.invalid</c>).</exception>
    public async ValueTask<ImportPreview> PreviewAsync(Stream file, ImportOptions? options = null, int rows = 1_000, CancellationToken cancellationToken = default)
    {
        options ??= new();
        var (source, plan, total) = await OpenAsync(file, options, cancellationToken).ConfigureAwait(false);
        var work = new ImportWork(session, plan, source, isDry: true);
        var report = await work.RunAsync(total, rows, cancellationToken).ConfigureAwait(false);
        return new(plan.Mapping, [.. plan.Key.Select(k => k.Name)], report, work.First, source.Columns);
    }

    /// <summary>
    /// Imports a file. A run of the same file with the same mapping that was broken off, by a kill, by cancelling or at too many errors, goes on after its last saved batch; one that was done begins anew and, where nothing was changed since, changes nothing.
    /// What this session holds unsaved stays so. O(rows), memory for one batch.
    /// </summary>
    /// <param name="file">The file; a stream that can seek.</param>
    /// <param name="options">How; null: contacts, everything recognised.</param>
    /// <param name="cancellationToken">Cancels; batches that are saved stay saved, and the report says how far it came.</param>
    /// <exception cref="CrmException">The file cannot be read, with the line, or the mapping is not right: nothing was saved (<c>crm.invalid</c>). The same run is under way elsewhere (<c>crm.conflict</c>).</exception>
    public async ValueTask<ImportReport> RunAsync(Stream file, ImportOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new();
        var (source, plan, total) = await OpenAsync(file, options, cancellationToken).ConfigureAwait(false);
        var work = new ImportWork(session, plan, source, isDry: false);
        var report = await work.RunAsync(total, long.MaxValue, cancellationToken).ConfigureAwait(false);
        if (options.Errors is { } errors)
        {
            await ErrorFile.WriteAsync(errors, source, await work.ErrorsAsync(int.MaxValue, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        }

        return report;
    }

    private async ValueTask<(ImportSource Source, ImportPlan Plan, long? Total)> OpenAsync(Stream file, ImportOptions options, CancellationToken cancellationToken)
    {
        var scope = await session.ScopeAsync(cancellationToken).ConfigureAwait(false);
        var source = await ImportSource.OpenAsync(file, options, cancellationToken).ConfigureAwait(false);
        var total = source.Check(cancellationToken);
        return (source, ImportPlan.Make(scope, source, options), total);
    }
}
