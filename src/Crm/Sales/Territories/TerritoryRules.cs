using Crm.Records;
using Crm.Sessions;
using Crm.Storage;

namespace Crm.Sales;

/// <summary>Keeps territories a forest: none is a part of itself.</summary>
internal static class TerritoryRules
{
    /// <summary>Territories lie at most so deep.</summary>
    public const int MaxDepth = 20;

    public static async ValueTask BeforeSaveAsync(Record record, bool isNew, CrmSession session, ICollection<FieldError> errors, CancellationToken cancellationToken)
    {
        var territory = (Territory)record;
        if (territory.ParentId is not { } parent || session.Stored(territory)?.ParentId == parent)
        {
            return;
        }

        Guid? above = parent.Value;
        for (var depth = 1; above is { } at; depth++)
        {
            if (at == territory.Key || depth > MaxDepth)
            {
                errors.Add(at == territory.Key ? new("parent", "cycle", "A territory is no part of itself.") : new("parent", "too_deep", $"Territories lie at most {MaxDepth} deep."));
                return;
            }

            above = await ParentOfAsync(at, session, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Where the chain goes on, with the changes of this session.</summary>
    private static async ValueTask<Guid?> ParentOfAsync(Guid id, CrmSession session, CancellationToken cancellationToken)
    {
        if (session.Tracker.Find("territory", id) is { } tracked)
        {
            return ((Territory)tracked.Record).ParentId?.Value;
        }

        var scope = await session.ScopeAsync(cancellationToken).ConfigureAwait(false);
        var entity = scope.State.Model["territory"];
        var rows = await session.Store.QueryAsync(new RowQuery { Entity = entity, Tenant = scope.Tenant, Restriction = null, Where = CrmSession.HasId(entity, id) }, cancellationToken).ConfigureAwait(false);
        return rows.Count == 0 ? null : ((Territory)entity.Materialize(rows[0], scope.Tenant)).ParentId?.Value;
    }
}
