using Crm.Criteria;
using Crm.Records;
using NodaTime;

namespace Crm.Storage;

/// <summary>
/// Where records live. One instance serves one session at a time and is not thread-safe. Every store passes the conformance suite of <c>Crm.Testing</c>.
/// </summary>
/// <remarks>
/// A query reaches a store whole: with the restriction of whoever asks at its root and on every hop. Texts compare by code point (keys for folded texts),
/// every condition is true or false, nulls sort last in both directions, decimals are exact.
/// </remarks>
public interface ICrmStore : IAsyncDisposable
{
    /// <summary>Rows: one array a record, with the values of <see cref="RowQuery.Columns"/>, or of every slot where there are none.</summary>
    /// <exception cref="CrmException">The database failed (<c>crm.storage</c>).</exception>
    ValueTask<IReadOnlyList<object?[]>> QueryAsync(RowQuery query, CancellationToken cancellationToken);

    /// <summary>The same rows, one after the other, with flat memory where the store can.</summary>
    IAsyncEnumerable<object?[]> StreamAsync(RowQuery query, CancellationToken cancellationToken);

    /// <summary>Groups: one array a group, the keys first, then the measures (counts are <see cref="long"/>; sums of nothing 0; least and greatest of nothing null). In the order of the keys, nulls last.</summary>
    ValueTask<IReadOnlyList<object?[]>> AggregateAsync(AggregateQuery query, CancellationToken cancellationToken);

    /// <summary>
    /// Asks several questions about one tenant, <see cref="RowQuery"/> or <see cref="AggregateQuery"/>, as the other methods do one after the other: in one trip where the store can.
    /// </summary>
    /// <returns>The answers, in the order of the questions.</returns>
    async ValueTask<IReadOnlyList<IReadOnlyList<object?[]>>> AskAsync(IReadOnlyList<Source> questions, CancellationToken cancellationToken)
    {
        var answers = new List<IReadOnlyList<object?[]>>(questions.Count);
        foreach (var question in questions)
        {
            answers.Add(question is AggregateQuery groups
                ? await AggregateAsync(groups, cancellationToken).ConfigureAwait(false)
                : await QueryAsync((RowQuery)question, cancellationToken).ConfigureAwait(false));
        }

        return answers;
    }

    /// <summary>Every version of one record that history keeps, in the order of their effect.</summary>
    ValueTask<IReadOnlyList<StoredVersion>> HistoryAsync(EntityDefinition entity, TenantId tenant, Guid id, CancellationToken cancellationToken);

    /// <summary>
    /// Every version of every record of an entity that history keeps, in the order of ids, then of their effect (then of their recording): one statement, with flat memory where the store can. Nothing of a plain entity.
    /// It is restricted by nothing: for the CRM's own learning, never to be shown.
    /// </summary>
    /// <param name="entity">The entity.</param>
    /// <param name="tenant">Whose records.</param>
    /// <param name="until">Only versions that had taken effect, and been recorded, by then; null: all. What ended later comes with the end that it has.</param>
    /// <param name="cancellationToken">Cancels.</param>
    IAsyncEnumerable<StoredVersion> StreamHistoryAsync(EntityDefinition entity, TenantId tenant, AsOf? until, CancellationToken cancellationToken);

    /// <summary>How far the history of an entity has come. History only grows, so that two marks are equal exactly where nothing was written between them.</summary>
    ValueTask<HistoryMark> MarkHistoryAsync(EntityDefinition entity, TenantId tenant, CancellationToken cancellationToken);

    /// <summary>Whether a transaction is open that <see cref="InTransactionAsync"/> would join.</summary><value>Default: false.</value>
    bool JoinsTransaction => false;

    /// <summary>
    /// Runs <paramref name="work"/> in a transaction: the one that the host has open (then under a savepoint), else one of its own that is committed at the end.
    /// A failure leaves the database as it was. On a transient fault the work may run again from its start. Whether a commit that got no answer stands,
    /// the last <see cref="WriteBatch.Proof"/> written tells.
    /// </summary>
    /// <exception cref="CrmException">The commit got no answer, and whether it stands could not be found out (<c>crm.in_doubt</c>).</exception>
    ValueTask<T> InTransactionAsync<T>(Func<CancellationToken, ValueTask<T>> work, CancellationToken cancellationToken);

    /// <summary>Writes rows and their history, all or nothing, within <see cref="InTransactionAsync"/>.</summary>
    /// <exception cref="CrmException">A version is stale (<c>crm.conflict</c>), or a unique value is taken (<c>crm.duplicate</c>).</exception>
    ValueTask WriteAsync(WriteBatch batch, CancellationToken cancellationToken);

    /// <summary>
    /// Asks for what a write relies on, has the answers judged, and writes, as the other methods do one after the other: in one trip where the store can. Within <see cref="InTransactionAsync"/>.
    /// </summary>
    /// <param name="batch">What to write.</param>
    /// <param name="asked">The queries; their answers do not know of the write.</param>
    /// <param name="judge">Given the answers, in the order of the queries. What it throws refuses the write.</param>
    /// <param name="cancellationToken">Cancels.</param>
    async ValueTask AskAndWriteAsync(WriteBatch batch, IReadOnlyList<RowQuery> asked, Action<IReadOnlyList<IReadOnlyList<object?[]>>> judge, CancellationToken cancellationToken)
    {
        judge(await AskAsync([.. asked], cancellationToken).ConfigureAwait(false));
        await WriteAsync(batch, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Takes up to <paramref name="max"/> due events for <paramref name="claimant"/> until <paramref name="lease"/>: of each record only the first that is not done,
    /// so the order per record is kept whoever relays. Rows of every tenant, in slot order, the tenant appended.
    /// </summary>
    ValueTask<IReadOnlyList<object?[]>> ClaimEventsAsync(EntityDefinition outbox, string claimant, Instant now, Instant lease, int max, CancellationToken cancellationToken);
}

/// <summary>A store that can make and update its own tables: the stand-alone ones.</summary>
public interface ICrmDatabase
{
    /// <summary>Makes the tables, or brings them up to date. Idempotent.</summary>
    ValueTask MigrateAsync(CancellationToken cancellationToken);
}

/// <summary>One version of a record as history keeps it; see <see cref="HistoryColumns"/>.</summary>
/// <param name="EffectiveFrom">When the values took effect.</param>
/// <param name="EffectiveTo">When they ceased to hold; <see cref="Time.Forever"/> while they do.</param>
/// <param name="RecordedFrom">When the version was recorded.</param>
/// <param name="EndRecorded">When its end was recorded; <see cref="Time.Forever"/> while it holds.</param>
/// <param name="Row">The values, one a slot.</param>
public sealed record StoredVersion(Instant EffectiveFrom, Instant EffectiveTo, Instant RecordedFrom, Instant EndRecorded, object?[] Row);

/// <summary>How far a history has come: each write adds a version or ends one.</summary>
/// <param name="Versions">How many versions there are.</param>
/// <param name="Ended">How many of them have ended.</param>
/// <param name="Recorded">When the last one was recorded; null: there is none.</param>
/// <param name="EndRecorded">When the last end was recorded; null: none has ended.</param>
public sealed record HistoryMark(long Versions, long Ended, Instant? Recorded, Instant? EndRecorded);
