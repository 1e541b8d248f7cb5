using Crm.Bulk;
using Crm.Records;
using Crm.Security;
using Crm.Sessions;
using Crm.Storage;

namespace Crm.Data;

/// <summary>
/// Makes one of several records that are the same: accounts, contacts, deals, and records of plugins' and tenants' own entities. Every call works at once, in a transaction of its own
/// (or the host's); what the session holds unsaved is left alone, and records that it has loaded are stale afterwards.
/// </summary>
public sealed class Merges
{
    private readonly CrmSession session;

    internal Merges(CrmSession session) => this.session = session;

    /// <summary>What a merge would come to. Needs to see all records; changes nothing.</summary>
    /// <param name="entity">The entity.</param>
    /// <param name="survivor">The record that would stay.</param>
    /// <param name="losers">Those that would go, 1-100.</param>
    /// <param name="choices">What would be decided by hand; null: nothing.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="CrmException">One is not there or not to be seen (<c>crm.not_found</c>); they cannot be merged, or a choice is not one (<c>crm.invalid</c>).</exception>
    public async ValueTask<MergePreview> PreviewAsync(string entity, Guid survivor, IReadOnlyList<Guid> losers, MergeChoices? choices = null, CancellationToken cancellationToken = default) =>
        await MergePreviews.MakeAsync(session.Beside(), entity, survivor, losers, choices ?? new(), cancellationToken).ConfigureAwait(false);

    /// <summary>
    /// Merges records into one. Each field takes the value that the tenant's rules choose, or those by hand; all that refers to a loser refers to the survivor from now on, seen or not;
    /// the ids of the losers lead to it. Needs the right to change the survivor and to delete the losers. Fields that whoever acts may not change stay the survivor's.
    /// </summary>
    /// <param name="entity">The entity.</param>
    /// <param name="survivor">The record that stays.</param>
    /// <param name="losers">Those that go, 1-100.</param>
    /// <param name="choices">What is decided by hand; null: nothing.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="CrmException">One is not there or not to be seen (<c>crm.not_found</c>); a right is missing (<c>crm.forbidden</c>); they cannot be merged, more than 50,000 records would move,
    /// a choice or a value is not right (<c>crm.invalid</c>); another changed one of them just now (<c>crm.conflict</c>).</exception>
    public ValueTask<MergeReport> MergeAsync(string entity, Guid survivor, IReadOnlyList<Guid> losers, MergeChoices? choices = null, CancellationToken cancellationToken = default) =>
        MergeRun.RunAsync(session, entity, new(survivor, losers, choices), cancellationToken);

    /// <summary>Merges records of a type into one.</summary>
    /// <exception cref="CrmException">As the other overload.</exception>
    public ValueTask<MergeReport> MergeAsync<T>(Id<T> survivor, IReadOnlyList<Id<T>> losers, MergeChoices? choices = null, CancellationToken cancellationToken = default)
        where T : Record =>
        MergeAsync(session.Services.Composition.Model.Of(typeof(T)).Name, survivor.Value, [.. losers.Select(l => l.Value)], choices, cancellationToken);

    /// <summary>Merges many groups of records. All or nothing: one transaction for all; per record: one a group, and what is refused is reported by its survivor.</summary>
    /// <param name="entity">The entity.</param>
    /// <param name="groups">The groups.</param>
    /// <param name="options">How; the size of batches does not matter. Null: the defaults.</param>
    /// <param name="cancellationToken">Cancels: between groups, what is merged stays so unless it is all or nothing.</param>
    /// <returns>How many groups were merged, and which were not.</returns>
    /// <exception cref="CrmException">A group is refused and it is all or nothing (<see cref="BulkRefusedException"/>); an option is out of its range, or there are too many groups (<c>crm.invalid</c>).</exception>
    public ValueTask<BulkReport> MergeAllAsync(string entity, IReadOnlyList<MergeGroup> groups, BulkOptions? options = null, CancellationToken cancellationToken = default) =>
        new MergeGroups(session, entity, groups, options ?? new()).RunAsync(cancellationToken);

    /// <summary>
    /// Undoes a merge: the losers are there again with their ids, values and all that belonged to them, and the survivor is as it was, wherever nobody changed it since. What somebody did change stays and is reported.
    /// Needs the right to change the survivor and to delete what comes back. Merges of merges are undone in reverse order.
    /// </summary>
    /// <param name="merge">The merge.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="CrmException">There is no such merge, or its survivor may not be seen (<c>crm.not_found</c>); it is undone already, or was erased (<c>crm.not_permitted</c>);
    /// a later merge has to be undone first, or something a record needs is gone (<c>crm.restricted</c>); a right is missing (<c>crm.forbidden</c>); a unique value is taken (<c>crm.duplicate</c>).</exception>
    public ValueTask<MergeUndone> UndoAsync(Guid merge, CancellationToken cancellationToken = default) => MergeUndo.RunAsync(session, merge, cancellationToken);

    /// <summary>The record that an id stands for now: itself, or the survivor of the merge it went in.</summary>
    /// <exception cref="CrmException">There is none, or none that may be seen (<c>crm.not_found</c>).</exception>
    public async ValueTask<Guid> ResolveAsync(string entity, Guid id, CancellationToken cancellationToken = default) =>
        (Guid)(await session.GetAsync(entity, id, cancellationToken).ConfigureAwait(false))["id"]!;

    /// <summary>The merges that a record is made of, the first made first, those of its losers before them too, and undone ones.</summary>
    /// <exception cref="CrmException">There is no such record, or none that may be seen (<c>crm.not_found</c>).</exception>
    public async ValueTask<IReadOnlyList<MergeInfo>> LineageAsync(string entity, Guid id, CancellationToken cancellationToken = default)
    {
        var survivor = await ResolveAsync(entity, id, cancellationToken).ConfigureAwait(false);
        var scope = await session.ScopeAsync(cancellationToken).ConfigureAwait(false);
        var known = new HashSet<Guid> { survivor };
        var found = new List<Merge>();
        for (IReadOnlyCollection<Guid> next = [survivor]; next.Count > 0;)
        {
            var merges = await MergeLog.IntoAsync(session, scope, next, cancellationToken).ConfigureAwait(false);
            found.AddRange(merges.Where(m => m.Entity == entity));

            // What went in a merge that was undone is a record of its own again.
            next = [.. merges.Where(m => m.UndoneAt is null).SelectMany(m => m.LoserIds).Where(known.Add)];
        }

        return [.. found.OrderBy(m => m.Id).Select(m => new MergeInfo(m.Key, m.Entity, m.SurvivorId, m.LoserIds, m.At, m.ById, m.UndoneAt))];
    }
}
