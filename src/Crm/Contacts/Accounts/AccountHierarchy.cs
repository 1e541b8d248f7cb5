using Crm.Records;
using Crm.Sessions;
using Crm.Storage;

namespace Crm.Contacts;

/// <summary>Keeps accounts a forest: none lies below itself.</summary>
internal static class AccountHierarchy
{
    /// <summary>Accounts lie at most so deep.</summary>
    public const int MaxDepth = 20;

    public static async ValueTask CheckAsync(Account account, CrmSession session, ICollection<FieldError> errors, CancellationToken cancellationToken)
    {
        var entry = session.Tracker.Find("account", account.Key);
        if (account.ParentId is not { } parent
            || (entry?.Before is { } before && Equals(entry.Entity.References.First(r => r.Name == "parent").ForeignKey.Read(before), parent.Value)))
        {
            return;
        }

        var above = parent.Value;
        for (var depth = 1; ; depth++)
        {
            if (above == account.Key || depth > MaxDepth)
            {
                errors.Add(new("parent", above == account.Key ? "cycle" : "too_deep", above == account.Key ? "An account does not lie below itself." : $"Accounts lie at most {MaxDepth} deep."));
                return;
            }

            if (await ParentOfAsync(above, session, cancellationToken).ConfigureAwait(false) is not { } next)
            {
                return;
            }

            above = next;
        }
    }

    /// <summary>Where the chain goes on, seen or not, with the changes of this session.</summary>
    private static async ValueTask<Guid?> ParentOfAsync(Guid id, CrmSession session, CancellationToken cancellationToken)
    {
        if (session.Tracker.Find("account", id) is { } tracked)
        {
            return ((Account)tracked.Record).ParentId?.Value;
        }

        var scope = await session.ScopeAsync(cancellationToken).ConfigureAwait(false);
        var entity = scope.State.Model["account"];
        var parent = entity.References.First(r => r.Name == "parent").ForeignKey;
        var rows = await session.Store.QueryAsync(
            new RowQuery { Entity = entity, Tenant = scope.Tenant, Restriction = null, Where = CrmSession.HasId(entity, id), Columns = [new Crm.Criteria.FieldValue([], parent)] },
            cancellationToken).ConfigureAwait(false);
        return rows.Count == 0 ? null : (Guid?)rows[0][0];
    }
}
