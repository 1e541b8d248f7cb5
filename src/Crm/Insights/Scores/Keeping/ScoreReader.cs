using Crm.Changes;
using Crm.Criteria;
using Crm.Records;
using Crm.Sessions;
using Crm.Storage;
using NodaTime;

namespace Crm.Insights;

/// <summary>Reads what scores are made of, for many records at once and in the system scope.</summary>
internal sealed class ScoreReader(ICrmStore store, CrmModel model, TenantId tenant, ScoreSet set, Instant now)
{
    /// <summary>What the scores of some records are made of. Records that are not there have no source.</summary>
    public async ValueTask<Dictionary<Guid, ScoreSource>> ReadAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken) =>
        Sources(ids, await store.AskAsync(Questions(ids), cancellationToken).ConfigureAwait(false));

    /// <summary>Holds the scores of records until the transaction ends, then reads what they are made of.</summary>
    public async ValueTask<(Dictionary<Guid, object?[]> Stored, Dictionary<Guid, ScoreSource> Sources)> HoldAndReadAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        var answers = await store.AskAsync([Held(model[Score.EntityName], ids), .. Questions(ids)], cancellationToken).ConfigureAwait(false);
        return (answers[0].ToDictionary(r => (Guid)r[EntityDefinition.IdSlot]!), Sources(ids, [.. answers.Skip(1)]));
    }

    /// <summary>Holds the records themselves.</summary>
    public async ValueTask HoldRecordsAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken) =>
        await store.QueryAsync(Held(set.Entity, ids) with { Columns = [new FieldValue([], set.Entity.Key!)] }, cancellationToken).ConfigureAwait(false);

    /// <summary>The removal of what is kept of the scores that a record had.</summary>
    public async ValueTask<IEnumerable<RowWrite>> RemovalsAsync(IReadOnlyList<Guid> records, CancellationToken cancellationToken)
    {
        var versions = model["scoreVersion"];
        var rows = await store.QueryAsync(
            new RowQuery { Entity = versions, Tenant = tenant, Restriction = null, Where = CrmSession.IsAmong(versions.Fields["recordId"], records), Columns = [new FieldValue([], versions.Key!)] },
            cancellationToken).ConfigureAwait(false);
        return rows.Select(r => PlainRow.Delete(versions, (Guid)r[0]!));
    }

    private RowQuery Held(EntityDefinition entity, IReadOnlyList<Guid> ids) => new()
    {
        Entity = entity,
        Tenant = tenant,
        Restriction = null,
        Where = CrmSession.IsAmong(entity.Key!, ids),
        Order = [new(new FieldValue([], entity.Key!), false)],
        Hold = RowHold.Exclusive,
    };

    private List<Source> Questions(IReadOnlyList<Guid> ids)
    {
        var questions = new List<Source>
        {
            new RowQuery { Entity = set.Entity, Tenant = tenant, Restriction = null, Where = CrmSession.IsAmong(set.Entity.Key!, ids), Columns = set.Columns(now) },
        };
        if (set.Events.Count > 0)
        {
            questions.Add(Activities(ids));
        }

        return questions;
    }

    /// <summary>The instant, which conditions are met, and the record where several are asked about. In no order but that of the index: to sort here costs a tenth of what it costs the database.</summary>
    private RowQuery Activities(IReadOnlyList<Guid> ids)
    {
        var activity = set.Events[0].Entity;
        var (key, at) = (ScoreSet.KeyOfActivity(set.Entity), new FieldValue([], activity.Fields["at"]));
        var record = new FieldValue([], key);
        var conditions = set.Events.Select(e => e.Condition(now)).ToList();
        return new()
        {
            Entity = activity,
            Tenant = tenant,
            Restriction = null,
            Where = new CheckedAllOf(
            [
                CrmSession.IsAmong(key, ids),
                new CheckedComparison(at, ComparisonOperator.LessOrEqual, new ConstantValue(now, ValueKind.Instant)),
                conditions.Count == 1 ? conditions[0] : new CheckedAnyOf(conditions.ToSequence()),
            ]),
            Columns = [at, .. conditions.Select(c => new ConditionValue(c)), .. ids.Count > 1 ? (ReadOnlySpan<CheckedValue>)[record] : []],
            Order = [new(record, false)],
            IsTotal = true,
        };
    }

    /// <summary>In the order of time, for sums are rounded in the order of what is summed.</summary>
    private static Dictionary<Guid, ScoreSource> Sources(IReadOnlyList<Guid> ids, IReadOnlyList<IReadOnlyList<object?[]>> answers)
    {
        var events = (answers.Count > 1 ? answers[1] : []).OrderBy(r => (Instant)r[0]!).ToLookup(r => ids.Count > 1 ? (Guid)r[^1]! : ids[0]);
        return answers[0].ToDictionary(r => (Guid)r[0]!, r => new ScoreSource(r[1..], [.. events[(Guid)r[0]!]]));
    }
}
