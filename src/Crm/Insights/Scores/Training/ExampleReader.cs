using Crm.Criteria;
using Crm.Records;
using Crm.Storage;
using Crm.Tenancy;
using NodaTime;

namespace Crm.Insights;

/// <summary>
/// Reads examples out of the history: at moments through it, the records that were open then, with their features as of that moment, and with what came of them: how they are closed now, or what held of them at the
/// end of the horizon. Nothing of what came after the moment can be in the features, for they are read off the lives of the records as they were then.
/// </summary>
internal sealed class ExampleReader(ICrmStore store, TenantState state, ScoreParts parts, int? horizonDays, Instant now)
{
    private const int FewestMoments = 24;
    private const int MostMoments = 60;
    private static readonly Duration Month = Duration.FromDays(30);
    private static readonly Duration Day = Duration.FromDays(1);
    private readonly IReadOnlyList<ScoreExpression> features = [.. parts.Features, .. parts.Others];

    private EntityDefinition Entity => parts.Closed.Entity;

    public async ValueTask<Examples> ReadAsync(IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var moments = await MomentsAsync(cancellationToken).ConfigureAwait(false);
        if (moments.Count == 0)
        {
            return new(features, []);
        }

        var closed = horizonDays is null ? await OutcomesAsync(cancellationToken).ConfigureAwait(false) : [];
        var asked = features.Append(parts.Closed).Concat(horizonDays is null ? [] : [parts.Good]).Select(f => f.Known);
        var ends = horizonDays is { } days ? moments.Select(m => m + Duration.FromDays(days)) : [];
        var reading = progress is null ? null : new Half(progress);
        var lives = await Lives.ReadAsync(store, state.Tenant, Entity, asked, [.. moments.Concat(ends).Distinct().Order()], reading, cancellationToken).ConfigureAwait(false);
        var rows = new List<Example>();
        for (var i = 0; i < moments.Count; i++)
        {
            var outcomes = horizonDays is { } ahead ? OutcomesAt(lives, moments[i] + Duration.FromDays(ahead), cancellationToken) : closed;
            rows.AddRange(OpenAt(lives, moments[i], cancellationToken).Where(r => outcomes.ContainsKey(r.Record)).Select(r => new Example(r.Record, lives.KeyOf(r.Record), i, r.Values, outcomes[r.Record])));
            progress?.Report(0.5 + ((i + 1.0) / moments.Count / 2));
        }

        var steps = horizonDays is { } horizon && moments.Count > 1 ? (int)Math.Ceiling(horizon / (moments[1] - moments[0]).TotalDays) : (int?)null;
        return new(features, Examples.InOrder(rows)) { Ahead = steps };
    }

    /// <summary>The features of the records that are open now, for a comparison with those learned from.</summary>
    public async ValueTask<Examples> OpenNowAsync(CancellationToken cancellationToken)
    {
        var rows = await store.QueryAsync(
            new RowQuery
            {
                Entity = Entity,
                Tenant = state.Tenant,
                Restriction = null,
                Where = new CheckedNot(parts.Closed.Condition(now)),
                Columns = [new FieldValue([], Entity.Key!), .. features.Select(f => f.At(now))],
            },
            cancellationToken).ConfigureAwait(false);
        return new(features, [.. rows.Select(r => new Example((Guid)r[0]!, "", 0, r[1..], false))]);
    }

    /// <summary>The records that were open at a moment, with their features then.</summary>
    internal IEnumerable<(Guid Record, object?[] Values)> OpenAt(Lives lives, Instant moment, CancellationToken cancellationToken)
    {
        var then = lives.At(moment);
        var isClosed = then.Reader(parts.Closed.At(moment), Entity);
        var readers = features.Select(f => then.Reader(f.At(moment), Entity)).ToArray();
        foreach (var row in then.Rows(Entity))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (isClosed(row) is not true)
            {
                yield return (KeptFields.IdOf(row), Array.ConvertAll(readers, read => read(row)));
            }
        }
    }

    /// <summary>Monthly, but not fewer than 24 and not more than 60, at most one a day.</summary>
    private async ValueTask<List<Instant>> MomentsAsync(CancellationToken cancellationToken)
    {
        var first = (await store.AggregateAsync(
            new AggregateQuery { Entity = Entity, Tenant = state.Tenant, Restriction = null, Measures = [new(RollupFunction.Min, new FieldValue([], Entity.Fields["createdAt"]))] },
            cancellationToken).ConfigureAwait(false))[0][0] as Instant?;
        if (first is not { } from || now - from < Day)
        {
            return [];
        }

        // From whole days on: of the same day and the same data the moments are the same.
        var today = now.InUtc().Date.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant();
        var step = Duration.Max(Day, Duration.Max((today - from) / MostMoments, Duration.Min(Month, (today - from) / FewestMoments)));
        var moments = new List<Instant>();
        for (var at = today - Duration.Max(step, Duration.FromDays(horizonDays ?? 0)); at > from && moments.Count < MostMoments; at -= step)
        {
            moments.Add(at.Cut());
        }

        moments.Reverse();
        return moments;
    }

    /// <summary>How the records came out that are closed now.</summary>
    private async ValueTask<Dictionary<Guid, bool>> OutcomesAsync(CancellationToken cancellationToken)
    {
        var rows = await store.QueryAsync(
            new RowQuery
            {
                Entity = Entity,
                Tenant = state.Tenant,
                Restriction = null,
                Where = parts.Closed.Condition(now),
                Columns = [new FieldValue([], Entity.Key!), new ConditionValue(parts.Good.Condition(now))],
            },
            cancellationToken).ConfigureAwait(false);
        return rows.ToDictionary(r => (Guid)r[0]!, r => r[1] is true);
    }

    /// <summary>What held of the records at the end of the horizon.</summary>
    private Dictionary<Guid, bool> OutcomesAt(Lives lives, Instant moment, CancellationToken cancellationToken)
    {
        var then = lives.At(moment);
        var isGood = then.Reader(parts.Good.At(moment), Entity);
        var outcomes = new Dictionary<Guid, bool>();
        foreach (var row in then.Rows(Entity))
        {
            cancellationToken.ThrowIfCancellationRequested();
            outcomes.Add(KeptFields.IdOf(row), isGood(row) is true);
        }

        return outcomes;
    }

    /// <summary>The progress of the first half of the work.</summary>
    private sealed class Half(IProgress<double> whole) : IProgress<double>
    {
        public void Report(double value) => whole.Report(value / 2);
    }
}
