using Crm.Changes;
using Crm.Criteria;
using Crm.Records;
using Crm.Sessions;
using Crm.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Crm.Collaboration;

/// <summary>A file was deleted for good, or something was that it hung on. Its bytes are removed by it, after the commit.</summary>
public sealed record FileRemoved(Id<AttachedFile> FileId, string StoreKey) : ICrmEvent
{
    /// <inheritdoc/>
    public static string EventName => "file.removed";
}

/// <summary>Keeps the file store and the CRM in step: removes the bytes of files that are gone, and those that never became a file. The host's own service; <c>Crm.Hosting</c> calls it.</summary>
public sealed class FileKeeping
{
    private const int Chunk = 500;
    private readonly SessionServices services;

    internal FileKeeping(SessionServices services) => this.services = services;

    /// <summary>Removes the bytes of a tenant that neither a file nor the recycle bin speaks of, once they are as old as <c>CrmOptions.FileOrphanAge</c>: of attachments that were never saved.</summary>
    /// <returns>How many.</returns>
    /// <exception cref="CrmException">There is no file store (<c>crm.configuration</c>), or one of the stores failed (<c>crm.storage</c>).</exception>
    public async ValueTask<int> SweepAsync(TenantId tenant, CancellationToken cancellationToken = default)
    {
        var store = services.Provider.GetService<IFileStore>() ?? throw new CrmException(CrmErrors.Configuration, "The CRM has no file store: there is nothing to sweep.");
        var before = services.Clock.Now() - services.Composition.Options.FileOrphanAge;
        var (removed, keys) = (0, new List<string>(Chunk));
        await foreach (var bytes in store.ListAsync(tenant, cancellationToken).ConfigureAwait(false))
        {
            if (bytes.WrittenAt <= before)
            {
                keys.Add(bytes.Key);
            }

            if (keys.Count == Chunk)
            {
                removed += await SweepAsync(store, tenant, keys, cancellationToken).ConfigureAwait(false);
                keys.Clear();
            }
        }

        return removed + await SweepAsync(store, tenant, keys, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Says in the save that deletes files for good which bytes are to go after its commit.</summary>
    internal static void Tell(IEnumerable<Change> changes)
    {
        foreach (var change in changes.Where(c => c is { Entity.Name: "file", Kind: WriteKind.Delete, ToBin: false } && !c.Events.Exists(e => e.Event is FileRemoved)))
        {
            var file = (AttachedFile)change.Entity.Materialize(change.Before!, default);
            change.Events.Add(new(FileRemoved.EventName, new FileRemoved(file.Id, file.StoreKey)));
        }
    }

    internal static ValueTask RemoveAsync(FileRemoved e, EventContext context, CancellationToken cancellationToken) =>
        Files.Store(context.Session).DeleteAsync(context.Tenant, e.StoreKey, cancellationToken);

    private async ValueTask<int> SweepAsync(IFileStore store, TenantId tenant, List<string> keys, CancellationToken cancellationToken)
    {
        if (keys.Count == 0)
        {
            return 0;
        }

        var file = services.Composition.Model["file"];
        var key = new FieldValue([], file.Fields["storeKey"]);
        var rows = await services.Store.QueryAsync(
            new RowQuery { Entity = file, Tenant = tenant, Restriction = null, Where = new CheckedMembership(key, keys.Cast<object>().ToSequence()), Columns = [key] },
            cancellationToken).ConfigureAwait(false);
        var removed = 0;
        foreach (var orphan in keys.Except(rows.Select(r => (string)r[0]!), StringComparer.Ordinal))
        {
            if (!await IsInBinAsync(tenant, orphan, cancellationToken).ConfigureAwait(false))
            {
                await store.DeleteAsync(tenant, orphan, cancellationToken).ConfigureAwait(false);
                removed++;
            }
        }

        return removed;
    }

    /// <summary>The bin keeps rows as JSON: a key that stands in one is still wanted.</summary>
    private async ValueTask<bool> IsInBinAsync(TenantId tenant, string storeKey, CancellationToken cancellationToken)
    {
        var bin = services.Composition.Model["bin"];
        var rows = await services.Store.QueryAsync(
            new RowQuery
            {
                Entity = bin,
                Tenant = tenant,
                Restriction = null,
                Where = new CheckedAllOf(
                [
                    new CheckedComparison(new FieldValue([], bin.Fields["entity"]), ComparisonOperator.Equal, new ConstantValue("file", ValueKind.Text)),
                    new CheckedComparison(new FieldValue([], bin.Fields["values"]), ComparisonOperator.Contains, new ConstantValue(storeKey, ValueKind.Text)),
                ]),
                Columns = [new FieldValue([], bin.Key!)],
                Limit = 1,
            },
            cancellationToken).ConfigureAwait(false);
        return rows.Count > 0;
    }
}
