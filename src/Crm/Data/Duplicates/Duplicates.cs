using Crm.Changes;
using Crm.Records;
using Crm.Security;
using Crm.Sessions;
using Crm.Storage;

namespace Crm.Data;

/// <summary>Records that may be the same: who is like one, and the list of pairs to look at. Only what whoever acts may see.</summary>
public sealed class Duplicates
{
    private readonly CrmSession session;

    internal Duplicates(CrmSession session) => this.session = session;

    /// <summary>Says that whoever saves knows of what the rules warn of: the next save that succeeds goes past them, and its pairs go to the review list. What a rule blocks stays blocked.</summary>
    public void Acknowledge() => session.KnowsDuplicates = true;

    /// <summary>Who is like a stored record, by any rule of its entity.</summary>
    /// <exception cref="CrmException">There is no such record, or none that may be seen (<c>crm.not_found</c>).</exception>
    public async ValueTask<IReadOnlyList<DuplicateMatch>> FindAsync(string entity, Guid id, CancellationToken cancellationToken = default)
    {
        var scope = await session.ScopeAsync(cancellationToken).ConfigureAwait(false);
        var definition = scope.State.Model[entity];
        id = await Redirects.SeenAsync(session, scope, definition, id, cancellationToken).ConfigureAwait(false);
        var rows = await session.Store.QueryAsync(
            new RowQuery { Entity = definition, Tenant = scope.Tenant, Restriction = scope.Policy.For(definition, Right.Read), Where = CrmSession.HasId(definition, id) }, cancellationToken).ConfigureAwait(false);
        return rows.Count == 0 ? throw CrmException.NotFound(entity) : await DuplicateSearch.RunAsync(session, scope, definition, rows[0], cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Who is like a record that is not saved, by any rule of its entity: what a form asks before it saves.</summary>
    public async ValueTask<IReadOnlyList<DuplicateMatch>> FindAsync(Record record, CancellationToken cancellationToken = default)
    {
        var scope = await session.ScopeAsync(cancellationToken).ConfigureAwait(false);
        var definition = scope.State.Model.Of(record);
        return await DuplicateSearch.RunAsync(session, scope, definition, definition.Snapshot(record), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The open pairs of the review list, the likeliest first: those of which both records may be seen.</summary>
    /// <param name="size">How many at most.</param>
    /// <param name="cursor">Where to go on: <see cref="DuplicatePage.Next"/>.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="CrmException">The size is out of range (<c>crm.invalid</c>), or the cursor is not one of it (<c>crm.invalid_cursor</c>).</exception>
    public ValueTask<DuplicatePage> ReviewAsync(int size = 50, string? cursor = null, CancellationToken cancellationToken = default) =>
        new ReviewList(session).PageAsync(size, cursor, cancellationToken);

    /// <summary>Takes a pair off the list: its records are two. It does not come back. Needs the right to change both.</summary>
    /// <exception cref="CrmException">There is no such open pair, or one of its records may not be seen (<c>crm.not_found</c>); a right is missing (<c>crm.forbidden</c>).</exception>
    public async ValueTask DismissAsync(Guid pair, CancellationToken cancellationToken = default) =>
        await session.Store.InTransactionAsync(
            async token =>
            {
                var inner = session.Beside();
                var scope = await inner.ScopeAsync(token).ConfigureAwait(false);
                var found = await ReviewList.OpenAsync(inner, scope, pair, token).ConfigureAwait(false);
                foreach (var side in new[] { (found.LeftEntity, found.LeftId), (found.RightEntity, found.RightId) })
                {
                    var seen = await SeenRecords.AmongAsync(inner, scope, scope.State.Model[side.Item1], [side.Item2], Right.Write, token).ConfigureAwait(false);
                    if (seen.Count == 0)
                    {
                        throw CrmException.Forbidden($"The right to change this {side.Item1} is missing.");
                    }
                }

                await DecideAsync(inner, scope, found, DuplicatePair.Dismissed, token).ConfigureAwait(false);
                return true;
            },
            cancellationToken).ConfigureAwait(false);

    /// <summary>Merges the records of a pair, in one transaction with the pair's leaving the list; rights as of a merge.</summary>
    /// <param name="pair">The pair.</param>
    /// <param name="survivor">The record that stays: one of the two.</param>
    /// <param name="choices">What is decided by hand; null: nothing.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="CrmException">There is no such open pair, or one of its records may not be seen (<c>crm.not_found</c>); they are of two entities, or the survivor is none of them (<c>crm.invalid</c>); as of a merge.</exception>
    public ValueTask<MergeReport> MergeAsync(Guid pair, Guid survivor, MergeChoices? choices = null, CancellationToken cancellationToken = default) =>
        session.Store.InTransactionAsync(
            async token =>
            {
                var inner = session.Beside();
                var scope = await inner.ScopeAsync(token).ConfigureAwait(false);
                var found = await ReviewList.OpenAsync(inner, scope, pair, token).ConfigureAwait(false);
                if (found.LeftEntity != found.RightEntity)
                {
                    throw CrmException.Invalid("pair", "of_two_entities", $"Records of two entities are not merged. {Instead(scope, found)}");
                }

                if (survivor != found.LeftId && survivor != found.RightId)
                {
                    throw CrmException.Invalid("survivor", "not_of_the_pair", "One of the pair survives.");
                }

                var report = await MergeRun.RunAsync(inner, found.LeftEntity, new(survivor, [survivor == found.LeftId ? found.RightId : found.LeftId], choices), token).ConfigureAwait(false);
                await DecideAsync(inner, scope, found, DuplicatePair.Merged, token).ConfigureAwait(false);
                return report;
            },
            cancellationToken);

    /// <summary>What to do with a pair across entities, which has no one record to become.</summary>
    private static string Instead(Scope scope, DuplicatePair pair)
    {
        var (left, right) = (scope.State.Model[pair.LeftEntity], scope.State.Model[pair.RightEntity]);
        return left.References.Where(r => r.Target == right.Name).Concat(right.References.Where(r => r.Target == left.Name)).FirstOrDefault() is { } link
            ? $"Link them by '{link.ForeignKey.Name}' of the {link.Declaring}, and dismiss the pair."
            : "Keep both and dismiss the pair, or delete the one that is not needed.";
    }

    private static async ValueTask DecideAsync(CrmSession inner, Scope scope, DuplicatePair pair, string state, CancellationToken cancellationToken)
    {
        var at = inner.Services.Clock.Now();
        (pair.State, pair.DecidedAt, pair.DecidedById) = (state, at, scope.User?.Value);
        var row = PlainRow.Update(scope.State.Model["duplicatePair"], pair, nameof(DuplicatePair.State), nameof(DuplicatePair.DecidedAt), nameof(DuplicatePair.DecidedById));
        var audit = AuditWriter.Write(scope, AuditWriter.Entry(scope, inner.Services.Ids, at, []));
        await inner.Store.WriteAsync(new WriteBatch(scope.Tenant, at, [row, audit]) { Proof = audit }, cancellationToken).ConfigureAwait(false);
    }
}
