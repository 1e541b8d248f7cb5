using Crm.Changes;
using Crm.Criteria;
using Crm.Records;
using Crm.Sessions;
using Crm.Storage;
using Crm.Tenancy;
using NodaTime;

namespace Crm.Insights;

/// <summary>
/// Keeps scores true to their records, within the transaction that changes these. The scores are held first and what they are made of is read after that, so that of two saves at once the later one sees what the earlier did.
/// </summary>
internal sealed class ScoreKeeper(CrmSession session, TenantState state, Instant now)
{
    private const int Chunk = 500;

    private TenantId Tenant => state.Tenant;

    /// <summary>Makes the scores anew that a save touches, once its rows are written.</summary>
    public async ValueTask AfterSaveAsync(IReadOnlyList<Change> changes, CancellationToken cancellationToken)
    {
        foreach (var set in state.Scores.Sets.Values.OrderBy(s => s.Entity.Name, StringComparer.Ordinal))
        {
            var reach = new ScoreReach(session, Tenant, set);
            await reach.FindAsync(changes, cancellationToken).ConfigureAwait(false);
            var own = changes.Where(c => c.Entity.Name == set.Entity.Name).ToList();
            var gone = own.Where(c => c is { Kind: WriteKind.Delete, ToBin: false }).Select(c => c.Id).ToHashSet();
            reach.Found.UnionWith(own.Where(c => c.Kind != WriteKind.Update).Select(c => c.Id));
            await RefreshAsync(set, [.. reach.Found.Order()], own.Where(c => c.Kind == WriteKind.Insert).Select(c => c.Id).ToHashSet(), gone, cancellationToken).ConfigureAwait(false);
            if (reach.Left.Count > 0)
            {
                var tasks = reach.Left.ConvertAll(l => ScoreTasks.Row(session.Services, state.Model, set.Entity.Name, now, l.Path, l.Record, l.DoneUntil));
                await session.Store.WriteAsync(new WriteBatch(Tenant, now, tasks), cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Makes the scores of some records anew.</summary>
    public ValueTask RefreshAsync(ScoreSet set, IReadOnlyList<Guid> ids, CancellationToken cancellationToken) =>
        RefreshAsync(set, ids, [], [], cancellationToken);

    /// <param name="set">How they are scored.</param>
    /// <param name="ids">The records.</param>
    /// <param name="added">Those of them that are new, and so in nobody else's hands.</param>
    /// <param name="gone">Those of them that are deleted for good: nothing is kept of their scores.</param>
    /// <param name="cancellationToken">Cancels.</param>
    private async ValueTask RefreshAsync(ScoreSet set, IReadOnlyList<Guid> ids, HashSet<Guid> added, HashSet<Guid> gone, CancellationToken cancellationToken)
    {
        foreach (var chunk in ids.Chunk(Chunk))
        {
            var reader = new ScoreReader(session.Store, state.Model, Tenant, set, now);
            var (stored, sources) = await reader.HoldAndReadAsync(chunk, cancellationToken).ConfigureAwait(false);
            var unscored = chunk.Where(id => !stored.ContainsKey(id) && !added.Contains(id) && sources.ContainsKey(id)).ToList();
            if (unscored.Count > 0)
            {
                // There is no score to hold yet: the record is held instead, and everything looked at again.
                await reader.HoldRecordsAsync(unscored, cancellationToken).ConfigureAwait(false);
                (stored, sources) = await reader.HoldAndReadAsync(chunk, cancellationToken).ConfigureAwait(false);
            }

            var rows = new List<RowWrite>();
            foreach (var id in chunk)
            {
                rows.AddRange(sources.TryGetValue(id, out var source) ? Written(set, id, stored.GetValueOrDefault(id), source) : Removed(id, stored.GetValueOrDefault(id)));
            }

            if (chunk.Where(gone.Contains).ToList() is { Count: > 0 } removed)
            {
                rows.AddRange(await reader.RemovalsAsync(removed, cancellationToken).ConfigureAwait(false));
            }

            if (rows.Count > 0)
            {
                await session.Store.WriteAsync(new WriteBatch(Tenant, now, rows), cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private IEnumerable<RowWrite> Removed(Guid id, object?[]? stored) => stored is null ? [] : [PlainRow.Delete(state.Model[Score.EntityName], id)];

    /// <summary>What is written of one record: its scores, where they differ from those that stand, and a version for each that does.</summary>
    private List<RowWrite> Written(ScoreSet set, Guid id, object?[]? stored, ScoreSource source)
    {
        var definition = state.Model[Score.EntityName];
        var score = stored is null ? New(set, id) : (Score)definition.Materialize(stored, Tenant);
        var (before, due, rows, hasAny) = (score.Custom, score.DueAt, new List<RowWrite>(), false);
        foreach (var maker in set.Scores)
        {
            var value = maker.Of(source, now);
            hasAny |= value is not null;
            var old = ScoreFields.Read(score.Custom, maker.Name);
            if (old == (value?.Value, value?.Grade))
            {
                continue;
            }

            score.Custom = ScoreFields.Write(score.Custom, maker.Name, value?.Value, value?.Grade);
            rows.Add(PlainRow.Insert(state.Model["scoreVersion"], ScoreReasons.Version(session.Services.Ids, id, maker, value, source, now)));
        }

        // What nothing gives any more, as a model that asks for a feature that is another one now, is no score.
        score.Custom = ScoreFields.Only(score.Custom, set.Scores.Select(s => s.Name));

        score.DueAt = set.IsTimed && hasAny ? Due(score.DueAt) : null;
        if (stored is null)
        {
            rows.AddRange(hasAny ? [PlainRow.Insert(definition, score)] : []);
        }
        else if (!score.Custom.Equals(before) || score.DueAt != due)
        {
            rows.Add(PlainRow.Update(definition, score, nameof(Score.Custom), nameof(Score.DueAt)));
        }

        return rows;
    }

    /// <summary>When time asks for the score again: what stands already stays, as long as it is not later than need be, so that a save that changes nothing writes nothing.</summary>
    private Instant Due(Instant? before)
    {
        var latest = now + session.Services.Composition.Options.ScoreAge;
        return before > now && before < latest ? before.Value : latest;
    }

    private static Score New(ScoreSet set, Guid id) => set.Entity.Name switch
    {
        "account" => new() { Id = new(id), AccountId = new(id) },
        "contact" => new() { Id = new(id), ContactId = new(id) },
        _ => new() { Id = new(id), DealId = new(id) },
    };
}
