using Crm.Criteria;
using Crm.Records;
using Crm.Security;
using Crm.Storage;

namespace Crm.Sessions;

/// <summary>What a record newly refers to must exist in the tenant and be visible to whoever acts; one that is not looks like one that does not exist.</summary>
internal sealed class ReferenceCheck
{
    private readonly CrmSession session;
    private readonly Scope scope;
    private readonly HashSet<Guid> owners = [];
    private readonly Dictionary<string, Dictionary<Guid, string>> wanted = new(StringComparer.Ordinal);
    private readonly List<RowQuery> queries = [];
    private readonly List<(EntityDefinition Entity, Guid[] Ids)> asked = [];

    /// <exception cref="CrmException">One refers to what the same save deletes (<c>crm.invalid</c>).</exception>
    public ReferenceCheck(CrmSession session, Scope scope, IReadOnlyList<Change> changes)
    {
        (this.session, this.scope) = (session, scope);
        var added = changes.Where(c => c.Kind == WriteKind.Insert).Select(c => (c.Entity.Name, c.Id)).ToHashSet();
        var deleted = changes.Where(c => c.Kind == WriteKind.Delete).Select(c => (c.Entity.Name, c.Id)).ToHashSet();
        foreach (var change in changes.Where(c => c.After is not null && MustBeSeen(c)))
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
            Ask(scope.State.Model[name], ids);
        }
    }

    /// <summary>The queries for what is referred to.</summary>
    public IReadOnlyList<RowQuery> Queries => queries;

    /// <summary>Judges the answers to <see cref="Queries"/>.</summary>
    /// <exception cref="CrmException">Something is not there, or not to be seen (<c>crm.invalid</c>).</exception>
    public void Judge(IReadOnlyList<IReadOnlyList<object?[]>> answers)
    {
        var errors = new List<FieldError>();
        for (var i = 0; i < asked.Count; i++)
        {
            var (entity, ids) = asked[i];
            var found = answers[i].Select(r => (Guid)r[0]!).ToHashSet();
            errors.AddRange(ids.Where(id => !found.Contains(id)).Select(id => new FieldError(wanted[entity.Name][id], "not_found", $"There is no such {entity.Name}, or it is not yours to see.")));
        }

        if (errors.Count > 0)
        {
            throw CrmException.Invalid(errors);
        }
    }

    /// <summary>What follows from another change was given its references by the CRM; what comes back from the bin may have lost some.</summary>
    private static bool MustBeSeen(Change change) => change.Entry?.RestoredFrom is { } restored ? restored.Bin is not null : !change.IsConsequence;

    /// <summary>Pipelines and stages of the tenant are known without asking.</summary>
    private bool IsSettled(RelationDefinition reference, Guid target) => reference.Target switch
    {
        "pipeline" => scope.State.Pipeline(target) is not null,
        "stage" => scope.State.Pipelines.Any(p => p.ById(target) is not null),
        _ => false,
    };

    private void Ask(EntityDefinition entity, Dictionary<Guid, string> ids)
    {
        foreach (var chunk in ids.Keys.Chunk(500))
        {
            asked.Add((entity, chunk));
            queries.Add(new RowQuery
            {
                Entity = entity,
                Tenant = scope.Tenant,
                Restriction = scope.Policy.For(entity, Right.Read),
                Where = CrmSession.IsAmong(entity.Key!, chunk),
                Columns = [new FieldValue([], entity.Key!)],

                // So that nobody deletes meanwhile what is about to be referred to.
                Hold = RowHold.Share,
            });
        }
    }

    /// <summary>Who is given a record must be active; who once moved one need not.</summary>
    /// <exception cref="CrmException">One is not (<c>crm.invalid</c>).</exception>
    public async ValueTask CheckActiveAsync(CancellationToken cancellationToken)
    {
        if (scope.IsSystem)
        {
            return;
        }

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
