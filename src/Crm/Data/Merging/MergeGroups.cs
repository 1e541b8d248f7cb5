using Crm.Bulk;
using Crm.Sessions;

namespace Crm.Data;

/// <summary>Merges one group after the other.</summary>
internal sealed class MergeGroups(CrmSession session, string entity, IReadOnlyList<MergeGroup> groups, BulkOptions options)
{
    public async ValueTask<BulkReport> RunAsync(CancellationToken cancellationToken)
    {
        options.Check();
        if (groups.Count > options.MaxRecords)
        {
            throw CrmException.Invalid("groups", "too_many", $"More than {options.MaxRecords} groups; nothing was done.");
        }

        return options.Mode == BulkMode.AllOrNothing
            ? await session.Store.InTransactionAsync(EachAsync, cancellationToken).ConfigureAwait(false)
            : await EachAsync(cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<BulkReport> EachAsync(CancellationToken cancellationToken)
    {
        var refused = new List<BulkRefusal>();
        var done = 0;
        foreach (var group in groups)
        {
            if (cancellationToken.IsCancellationRequested && options.Mode == BulkMode.PerRecord)
            {
                return new(groups.Count, done, refused, IsCancelled: true);
            }

            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                await MergeRun.RunAsync(session, entity, group, cancellationToken).ConfigureAwait(false);
                done++;
            }
            catch (CrmException e) when (BulkRun.IsRefusal(e))
            {
                refused.Add(new(entity, group.Survivor, e.Code, e.Message, e.Fields));
                if (options.Mode == BulkMode.AllOrNothing)
                {
                    throw new BulkRefusedException(refused, groups.Count);
                }
            }

            options.Progress?.Report(new(done, refused.Count, groups.Count));
        }

        return new(groups.Count, done, refused, IsCancelled: false);
    }
}
