using Crm.Criteria;
using Crm.Records;
using Crm.Storage;
using Crm.Tenancy;
using NodaTime;

namespace Crm.Insights;

/// <summary>
/// Reads examples out of the history: at moments through it, the records that were open then, with their features as of that moment, and with what came of them: how they are closed now, or what held of them at the
/// end of the horizon. Nothing of what came after the moment can be in the features, for it is the query as of the moment that gives them.
/// </summary>
internal sealed class ExampleReader(ICrmStore store, TenantState state, ScoreParts parts, int? horizonDays, Instant now)
{
    private const int FewestMoments = 24;
    private const int MostMoments = 60;
    private static readonly Duration Month = Duration.FromDays(30);
    private static readonly Duration Day = Duration.FromDays(1);
    private readonly IReadOnlyList<ScoreExpression> features = [.. parts.Features, .. parts.Others];

    public async ValueTask<Examples> ReadAsync(IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var moments = await MomentsAsync(cancellationToken).ConfigureAwait(false);
        var rows = new List<Example>();
        var closed = horizonDays is null ? await OutcomesAsync(parts.Closed.Condition(now), null, cancellationToken).ConfigureAwait(false) : [];
        for (var i = 0; i < moments.Count; i++)
        {
            var outcomes = horizonDays is { } days ? await OutcomesAsync(null, moments[i] + Duration.FromDays(days), cancellationToken).ConfigureAwait(false) : closed;
            await foreach (var row in store.StreamAsync(OpenAt(moments[i]), cancellationToken).ConfigureAwait(false))
            {
                if (outcomes.TryGetValue((Guid)row[0]!, out var isGood))
                {
                    rows.Add(new((Guid)row[0]!, i, row[1..], isGood));
                }
            }

            progress?.Report((i + 1.0) / moments.Count);
        }

        var ahead = horizonDays is { } horizon && moments.Count > 1 ? (int)Math.Ceiling(horizon / (moments[1] - moments[0]).TotalDays) : (int?)null;
        return new(features, [.. rows.OrderBy(r => r.Record).ThenBy(r => r.Moment)]) { Ahead = ahead };
    }

    /// <summary>The features of the records that are open now, for a comparison with those learned from.</summary>
    public async ValueTask<Examples> OpenNowAsync(CancellationToken cancellationToken)
    {
        var rows = await store.QueryAsync(OpenAt(null), cancellationToken).ConfigureAwait(false);
        return new(features, [.. rows.Select(r => new Example((Guid)r[0]!, 0, r[1..], false)).OrderBy(r => r.Record)]);
    }

    /// <summary>Monthly, but not fewer than 24 and not more than 60, at most one a day.</summary>
    private async ValueTask<List<Instant>> MomentsAsync(CancellationToken cancellationToken)
    {
        var first = (await store.AggregateAsync(
            new AggregateQuery { Entity = parts.Closed.Entity, Tenant = state.Tenant, Restriction = null, Measures = [new(RollupFunction.Min, new FieldValue([], parts.Closed.Entity.Fields["createdAt"]))] },
            cancellationToken).ConfigureAwait(false))[0][0] as Instant?;
        if (first is not { } from || now - from < Day)
        {
            return [];
        }

        var step = Duration.Max(Day, Duration.Max((now - from) / MostMoments, Duration.Min(Month, (now - from) / FewestMoments)));
        var moments = new List<Instant>();
        for (var at = now - Duration.Max(step, Duration.FromDays(horizonDays ?? 0)); at > from && moments.Count < MostMoments; at -= step)
        {
            moments.Add(at.Cut());
        }

        moments.Reverse();
        return moments;
    }

    private async ValueTask<Dictionary<Guid, bool>> OutcomesAsync(CheckedCriterion? where, Instant? moment, CancellationToken cancellationToken)
    {
        var rows = await store.QueryAsync(
            new RowQuery
            {
                Entity = parts.Closed.Entity,
                Tenant = state.Tenant,
                Restriction = null,
                Where = where,
                AsOf = moment is { } at ? new(at) : null,
                Columns = [new FieldValue([], parts.Closed.Entity.Key!), new ConditionValue(parts.Good.Condition(moment ?? now))],
            },
            cancellationToken).ConfigureAwait(false);
        return rows.ToDictionary(r => (Guid)r[0]!, r => r[1] is true);
    }

    private RowQuery OpenAt(Instant? moment) => new()
    {
        Entity = parts.Closed.Entity,
        Tenant = state.Tenant,
        Restriction = null,
        AsOf = moment is { } at ? new(at) : null,
        Where = new CheckedNot(parts.Closed.Condition(moment ?? now)),
        Columns = [new FieldValue([], parts.Closed.Entity.Key!), .. features.Select(f => f.At(moment ?? now))],
    };
}
