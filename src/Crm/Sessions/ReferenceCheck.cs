using Crm.Criteria;
using Crm.Records;
using Crm.Security;
using Crm.Storage;

namespace Crm.Sessions;

/// <summary>What a record newly refers to must exist in the tenant and be visible to whoever acts; one that is not looks like one that does not exist.</summary>
internal sealed class ReferenceCheck(CrmSession session, Scope scope)
{
    public async ValueTask RunAsync(IReadOnlyList<Change> changes, CancellationToken cancellationToken)
    {
        var added = changes.Where(c => c.Kind == WriteKind.Insert).Select(c => (c.Entity.Name, c.Id)).ToHashSet();
        var deleted = changes.Where(c => c.Kind == WriteKind.Delete).Select(c => (c.Entity.Name, c.Id)).ToHashSet();
        var owners = new HashSet<Guid>();
        var wanted = new Dictionary<string, Dictionary<Guid, string>>(StringComparer.Ordinal);
        foreach (var change in changes.Where(c => c.After is not null && (!c.IsConsequence || c.Entry?.RestoredFrom is not null)))
        {
            foreach (var reference in change.Entity.References)
            {
                if (reference.ForeignKey.Read(change.After!) is not Guid target
                    || (change.Before is { } before && Equals(reference.ForeignKey.Read(before), target))
                    || IsSettled(reference, target)
                    || (added.Contains((reference.Target, target)) && !deleted.Contains((reference.Target, target))))
                {
                    continue;
                }

                if (deleted.Contains((reference.Target, target)))
                {
                    throw CrmException.Invalid(reference.Name, "deleted", $"The {reference.Target} is deleted by the same save.");
                }

                if (reference.Name == "owner" && change.Entry?.RestoredFrom is null)
                {
                    owners.Add(target);
                }

                if (!wanted.TryGetValue(reference.Target, out var ids))
                {
                    wanted[reference.Target] = ids = [];
                }

                ids.TryAdd(target, reference.Name);
            }
        }

        foreach (var (name, ids) in wanted)
        {
            await CheckAsync(scope.State.Model[name], ids, cancellationToken).ConfigureAwait(false);
        }

        if (!scope.IsSystem)
        {
            await CheckActiveAsync(owners, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Pipelines and stages of the tenant are known without asking.</summary>
    private bool IsSettled(RelationDefinition reference, Guid target) => reference.Target switch
    {
        "pipeline" => scope.State.Pipeline(target) is not null,
        "stage" => scope.State.Pipelines.Any(p => p.ById(target) is not null),
        _ => false,
    };

    private async ValueTask CheckAsync(EntityDefinition entity, Dictionary<Guid, string> ids, CancellationToken cancellationToken)
    {
        var errors = new List<FieldError>();
        foreach (var chunk in ids.Keys.Chunk(500))
        {
            var rows = await session.Store.QueryAsync(
                new RowQuery
                {
                    Entity = entity,
                    Tenant = scope.Tenant,
                    Restriction = scope.Policy.For(entity, Right.Read),
                    Where = CrmSession.IsAmong(entity.Key!, chunk),
                    Columns = [new FieldValue([], entity.Key!)],

                    // So that nobody deletes meanwhile what is about to be referred to.
                    Hold = RowHold.Share,
                },
                cancellationToken).ConfigureAwait(false);
            var found = rows.Select(r => (Guid)r[0]!).ToHashSet();
            errors.AddRange(chunk.Where(id => !found.Contains(id)).Select(id => new FieldError(ids[id], "not_found", $"There is no such {entity.Name}, or it is not yours to see.")));
        }

        if (errors.Count > 0)
        {
            throw CrmException.Invalid(errors);
        }
    }

    /// <summary>Who is given a record must be active; who once moved one need not.</summary>
    private async ValueTask CheckActiveAsync(HashSet<Guid> owners, CancellationToken cancellationToken)
    {
        foreach (var id in owners)
        {
            if (id != scope.User?.Value
                && await session.Services.Directory.FindUserAsync(scope.Tenant, new(id), cancellationToken).ConfigureAwait(false) is not { IsActive: true })
            {
                throw CrmException.Invalid("owner", "inactive", "The user is not active.");
            }
        }
    }
}
