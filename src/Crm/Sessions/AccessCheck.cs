using Crm.Criteria;
using Crm.Records;
using Crm.Security;
using Crm.Storage;

namespace Crm.Sessions;

/// <summary>Judges the rights on what a save writes: on the records as they were, and as they become.</summary>
internal sealed class AccessCheck(CrmSession session, Scope scope)
{
    /// <summary>Judges first whether the stored records may be seen at all: nothing else is told of one that may not, not even that it changed.</summary>
    /// <exception cref="CrmException">One may not be seen (<c>crm.not_found</c>).</exception>
    public async ValueTask SeesAsync(IReadOnlyList<HostChange> changes, CancellationToken cancellationToken)
    {
        if (scope.IsSystem)
        {
            return;
        }

        foreach (var group in changes.GroupBy(c => c.Entity))
        {
            var ids = group.Select(c => c.Record.Key).ToList();
            if (scope.Policy.For(group.Key, Right.Read) is { } policy && await CountAsync(group.Key, policy, ids, cancellationToken).ConfigureAwait(false) < ids.Count)
            {
                throw CrmException.NotFound(group.Key.Name);
            }
        }
    }

    /// <exception cref="CrmException">A right is missing (<c>crm.forbidden</c>); a record that may not even be seen looks as if it were not there (<c>crm.not_found</c>).</exception>
    public async ValueTask BeforeAsync(IReadOnlyList<Change> changes, CancellationToken cancellationToken)
    {
        if (scope.IsSystem)
        {
            return;
        }

        foreach (var change in changes.Where(c => !c.IsConsequence))
        {
            CheckFields(change);
        }

        foreach (var group in changes.Where(c => !c.IsConsequence).SelectMany(Needs).GroupBy(n => (n.Change.Entity, n.Right, IsAnswer: n.Right == Right.Write && IsAnswer(n.Change))))
        {
            var policy = group.Key.IsAnswer ? scope.Policy.ForAnswer(group.Key.Entity) : scope.Policy.For(group.Key.Entity, group.Key.Right);
            await EnsureAsync(group.Key.Entity, group.Key.Right, policy, [.. group.Select(g => g.Change)], cancellationToken).ConfigureAwait(false);
        }

        await ShareCheck.BeforeAsync(session, scope, changes, cancellationToken).ConfigureAwait(false);
        await NamedAsync(changes, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Who says what a record is called in another system changes the record, in a way.</summary>
    private async ValueTask NamedAsync(IReadOnlyList<Change> changes, CancellationToken cancellationToken)
    {
        var added = changes.Where(c => c.Kind == WriteKind.Insert).Select(c => c.Id).ToHashSet();
        foreach (var group in changes.Select(c => c.Entry?.Record).OfType<Data.ExternalId>().Where(e => !added.Contains(e.RecordId!.Value)).GroupBy(e => e.Entity, StringComparer.Ordinal))
        {
            var entity = scope.State.Model[group.Key];
            List<Guid> ids = [.. group.Select(e => e.RecordId!.Value).Distinct()];
            if (scope.Policy.For(entity, Right.Write) is { } policy && await CountAsync(entity, policy, ids, cancellationToken).ConfigureAwait(false) < ids.Count)
            {
                throw Missing(entity, Right.Write);
            }
        }
    }

    /// <summary>New and changed records must lie within the right as they are now written; a new owner is what assigning is for.</summary>
    public async ValueTask AfterAsync(IReadOnlyList<Change> changes, CancellationToken cancellationToken)
    {
        if (scope.IsSystem)
        {
            return;
        }

        foreach (var hosted in changes.Where(c => c is { IsHostWritten: true, IsConsequence: false } && c.Kind != WriteKind.Delete && MustJudgeAfter(c)))
        {
            await JudgeUnwrittenAsync(hosted, cancellationToken).ConfigureAwait(false);
        }

        foreach (var group in changes.Where(c => !c.IsConsequence && !c.IsHostWritten && c.Entity.Name != "share" && c.Kind != WriteKind.Delete && MustJudgeAfter(c))
                     .GroupBy(c => (c.Entity, Right: RightOf(c))))
        {
            var policy = scope.Policy.For(group.Key.Entity, group.Key.Right);
            if (policy is not null && await CountAsync(group.Key.Entity, policy, [.. group.Select(c => c.Id)], cancellationToken).ConfigureAwait(false) < group.Count())
            {
                throw Missing(group.Key.Entity, group.Key.Right);
            }
        }

        await ShareCheck.AfterAsync(session, scope, changes, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A row that the host's own save is yet to write cannot be asked for; it is judged in memory.</summary>
    private async ValueTask JudgeUnwrittenAsync(Change change, CancellationToken cancellationToken)
    {
        if (scope.Policy.For(change.Entity, RightOf(change)) is not { } policy)
        {
            return;
        }

        var related = await RelatedLoader.LoadAsync(session, scope, change.Entity, change.After!, policy, cancellationToken).ConfigureAwait(false);
        if (!policy.Compile().Matches(change.After!, related))
        {
            throw Missing(change.Entity, RightOf(change));
        }
    }

    private static IEnumerable<(Change Change, Right Right)> Needs(Change change)
    {
        if (change.Entity.Name == "share")
        {
            yield break;
        }

        if (change.Kind == WriteKind.Insert)
        {
            yield return (change, RightOf(change));
            yield break;
        }

        if (change.Kind == WriteKind.Delete)
        {
            yield return (change, Right.Delete);
            yield break;
        }

        var isAssigned = !Equals(Change.Owner(change.Before), Change.Owner(change.After));
        if (isAssigned)
        {
            yield return (change, Right.Assign);
        }

        // An event alone is a change too: it makes a version.
        if (!isAssigned || change.Changed.Any(o => o is not (EntityDefinition.OwnerSlot or EntityDefinition.VersionSlot or EntityDefinition.ChangedAtSlot)))
        {
            yield return (change, Right.Write);
        }
    }

    /// <summary>Whether it changes nothing but what the person that the record names may answer.</summary>
    private static bool IsAnswer(Change change) =>
        change is { Kind: WriteKind.Update, Entity.Answer: { } answer }
        && change.Changed.All(o => o is EntityDefinition.VersionSlot or EntityDefinition.ChangedAtSlot || answer.Slots.Contains(o));

    private async ValueTask EnsureAsync(EntityDefinition entity, Right right, CheckedCriterion? policy, IReadOnlyList<Change> changes, CancellationToken cancellationToken)
    {
        if (policy is null)
        {
            return;
        }

        if (policy is CheckedTruth { Value: false })
        {
            throw Missing(entity, right);
        }

        // A new record is judged after it is written; what one owns oneself needs no question.
        var asked = changes.Where(c => c.Kind != WriteKind.Insert && !IsOwn(c)).Select(c => c.Id).ToList();
        if (asked.Count > 0 && await CountAsync(entity, policy, asked, cancellationToken).ConfigureAwait(false) < asked.Count)
        {
            throw scope.Policy.For(entity, Right.Read) is { } read && await CountAsync(entity, read, asked, cancellationToken).ConfigureAwait(false) < asked.Count
                ? CrmException.NotFound(entity.Name)
                : Missing(entity, right);
        }
    }

    private bool MustJudgeAfter(Change change)
    {
        if (change.Kind == WriteKind.Insert)
        {
            return change.Entry?.RestoredFrom is not null || !(change.Entity.Access == RecordAccess.Owned && Equals(Change.Owner(change.After), scope.User?.Value));
        }

        // Ownership that changed was judged as assigning; a record moved below another parent is judged where it arrives.
        return change.Entity.Access == RecordAccess.Parent && change.Entity.Parents.Any(p => change.Changed.Contains(p.ForeignKey.Slot.Ordinal));
    }

    private static Right RightOf(Change change) =>
        change.Kind == WriteKind.Update ? Right.Write : change.Entry?.RestoredFrom is null ? Right.Create : Right.Delete;

    private bool IsOwn(Change change) =>
        change.Entity.Access == RecordAccess.Owned && scope.User is { } user && Equals(Change.Owner(change.Before), user.Value);

    private void CheckFields(Change change)
    {
        if (change.Kind == WriteKind.Delete || change.Entity.Name == "share" || change.Entry?.RestoredFrom is not null)
        {
            return;
        }

        var creating = change.Kind == WriteKind.Insert;
        var refused = RowDiff.Fields(change.Entity, change.Before, change.After!)
            .Where(f => !f.IsMaintained && !(creating && f.IsStart) && f.Name != "owner" && change.Entry?.Given.Contains(f.Name) != true && !scope.Rights.MayWrite(change.Entity, f, creating))
            .Select(f => new FieldError(f.Name, "forbidden", "The role does not let this field be changed."))
            .ToList();
        if (refused.Count > 0)
        {
            throw new CrmException(CrmErrors.Forbidden, "Some of the changed fields may not be changed by whoever acts.") { Fields = refused };
        }
    }

    private async ValueTask<long> CountAsync(EntityDefinition entity, CheckedCriterion policy, IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        var count = 0L;
        foreach (var chunk in ids.Distinct().Chunk(500))
        {
            var rows = await session.Store.AggregateAsync(
                new AggregateQuery
                {
                    Entity = entity,
                    Tenant = scope.Tenant,
                    Restriction = policy,
                    Where = CrmSession.IsAmong(entity.Key!, chunk),
                    Measures = [new(RollupFunction.Count)],
                },
                cancellationToken).ConfigureAwait(false);
            count += (long)rows[0][0]!;
        }

        return count;
    }

    private static CrmException Missing(EntityDefinition entity, Right right) =>
        CrmException.Forbidden($"The right to {right switch { Right.Assign => "assign", Right.Create => "create", Right.Delete => "delete", Right.Share => "share", Right.Write => "change", _ => "see" }} this {entity.Name} is missing.");
}
