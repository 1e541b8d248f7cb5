using System.Globalization;
using Crm.Queries;
using Crm.Records;
using Crm.Security;
using Crm.Sessions;

namespace Crm.Work;

/// <summary>Asks for the buckets: ordinary queries, with the rights of whoever asks.</summary>
internal sealed class WorkQueries(CrmSession session, Scope scope, WorkOptions options, CancellationToken cancellationToken)
{
    private static readonly string[] ActivityColumns = ["id", "kind", "subject", "status", "priority", "dueDate", "startsAt", "account", "contact", "deal"];
    private static readonly string[] RecordColumns = ["id", "name", "changedAt", "account", "stage", "amount", "closeDate"];

    private readonly string days = options.UpcomingDays.ToString(CultureInfo.InvariantCulture);
    private readonly string daysAndOne = (options.UpcomingDays + 1).ToString(CultureInfo.InvariantCulture);
    private readonly string since = $"now - {options.UntouchedDays.ToString(CultureInfo.InvariantCulture)}d";

    // The day that something is due by goes before the hour at which it begins.
    public async ValueTask<MyWork> RunAsync() => new(
        await ActivitiesAsync("dueDate < today or (dueDate is null and startsAt < today)").ConfigureAwait(false),
        await ActivitiesAsync("dueDate = today or (dueDate is null and startsAt >= today and startsAt < today + 1d)").ConfigureAwait(false),
        await ActivitiesAsync($"(dueDate > today and dueDate <= today + {days}d) or (dueDate is null and startsAt >= today + 1d and startsAt < today + {daysAndOne}d)").ConfigureAwait(false),
        await ActivitiesAsync("dueDate is null and startsAt is null").ConfigureAwait(false),
        await UntouchedAsync("deal", "closedAt is null").ConfigureAwait(false),
        await UntouchedAsync("account", null).ConfigureAwait(false),
        await UntouchedAsync("contact", null).ConfigureAwait(false));

    private ValueTask<WorkBucket> ActivitiesAsync(string when) =>
        AskAsync("activity", session.Query("activity").Where("owner = me and phase = 'open'").Where(when).OrderBy("at"), ActivityColumns);

    /// <summary>What is planned counts as touched, too: somebody looks after it.</summary>
    private ValueTask<WorkBucket> UntouchedAsync(string entity, string? also)
    {
        var query = session.Query(entity).Where($"owner = me and changedAt < {since} and activities none (at >= {since})").OrderBy("changedAt");
        return AskAsync(entity, also is null ? query : query.Where(also), RecordColumns);
    }

    /// <summary>Of what whoever asks may see nothing at all, there is nothing to do.</summary>
    private async ValueTask<WorkBucket> AskAsync(string name, RecordQuery query, IReadOnlyList<string> columns)
    {
        var entity = scope.State.Model[name];
        var known = query.Select([.. columns.Where(c => entity.AllFields.Any(f => f.Name == c && (scope.IsSystem || scope.Rights.MayRead(entity, f))))]);
        return scope.Policy.IsNothing(entity, Right.Read) || (name != "activity" && scope.Policy.IsNothing(scope.State.Model["activity"], Right.Read))
            ? new(known, new([], null))
            : new(known, await known.PageAsync(options.Size, null, cancellationToken).ConfigureAwait(false));
    }
}
