using Crm.Criteria;
using Crm.Queries;
using Crm.Tenancy;
using NodaTime;

namespace Crm.Reporting;

/// <summary>Asks what happened to the deals of each owner: one query of deals, one of their moves, one of activities.</summary>
internal static class RepQuery
{
    private static readonly Dictionary<string, long> None = [];

    public static async ValueTask<RepReport> RunAsync(RecordQuery deals, LocalDate from, LocalDate until, CancellationToken cancellationToken)
    {
        if (from > until || from.Year < 1900 || until.Year > 9997)
        {
            throw CrmException.Invalid("from", "out_of_range", "The first day is not after the last, and both lie between the years 1900 and 9997.");
        }

        var amounts = await ReportScope.SeesAmountsAsync(deals, cancellationToken).ConfigureAwait(false);
        deals = deals.Parameter("crm_from", from).Parameter("crm_until", until);
        var lines = new Dictionary<Guid, RepLine>();
        foreach (var row in await DealsAsync(deals, amounts, cancellationToken).ConfigureAwait(false))
        {
            Change(row, l => l with
            {
                Created = row.Get<long>("crm_created"),
                Won = row.Get<long>("crm_won"),
                Lost = row.Get<long>("crm_lost"),
                WonAmount = amounts ? row.Get<decimal>("crm_amount") : null,
            });
        }

        foreach (var row in await MovesAsync(deals, cancellationToken).ConfigureAwait(false))
        {
            Change(row, l => l with { Moves = row.Get<long>("crm_moves") });
        }

        if (await ReportScope.SeesAsync(deals, "activity", ["kind", "phase", "doneAt", "owner"], cancellationToken).ConfigureAwait(false))
        {
            foreach (var row in await ActivitiesAsync(deals, cancellationToken).ConfigureAwait(false))
            {
                Change(row, l => l with { Activities = new Dictionary<string, long>(l.Activities ?? None, StringComparer.Ordinal) { [row.Get<string>("kind")!] = row.Get<long>("crm_done") } });
            }

            lines = lines.ToDictionary(l => l.Key, l => l.Value with { Activities = l.Value.Activities ?? None });
        }

        return new(from, until, [.. lines.Values.OrderBy(l => l.Owner is null).ThenBy(l => l.Name, CodePointComparer.Instance).ThenBy(l => l.Owner?.Value)]);

        void Change(Row row, Func<RepLine, RepLine> change)
        {
            var owner = (Guid?)row.Values[0];
            var line = lines.GetValueOrDefault(owner ?? Guid.Empty) ?? new(owner is { } id ? new Id<User>(id) : null, (string?)row.Values[1]) { WonAmount = amounts ? 0 : null };
            lines[owner ?? Guid.Empty] = change(line);
        }
    }

    private static ValueTask<IReadOnlyList<Row>> DealsAsync(RecordQuery deals, bool amounts, CancellationToken cancellationToken)
    {
        const string Created = "(createdAt >= $crm_from and createdAt <= $crm_until)";
        const string Closed = "(closedAt >= $crm_from and closedAt <= $crm_until)";
        string[] counts = [$"count{Created} as crm_created", $"count(stage.kind = won and {Closed}) as crm_won", $"count(stage.kind = lost and {Closed}) as crm_lost"];
        return deals.Where($"{Created} or {Closed}").GroupAsync(
            ["owner", "owner.name"], amounts ? [.. counts, $"sum(amount, stage.kind = won and {Closed}) as crm_amount"] : counts, cancellationToken);
    }

    private static ValueTask<IReadOnlyList<Row>> MovesAsync(RecordQuery deals, CancellationToken cancellationToken) =>
        ReportScope.Changes(deals).Where("from is not null and at >= $crm_from and at <= $crm_until")
            .GroupAsync(["deal.owner", "deal.owner.name"], ["count as crm_moves"], cancellationToken);

    /// <summary>Where deals are asked for, only what is about them.</summary>
    private static ValueTask<IReadOnlyList<Row>> ActivitiesAsync(RecordQuery deals, CancellationToken cancellationToken)
    {
        var activities = new RecordQuery(deals.Session, deals.Parts.Of("activity", "deal"));
        return (deals.Parts.Conditions.Count == 0 ? activities : activities.Where("deal is not null"))
            .Where("phase = done and doneAt >= $crm_from and doneAt <= $crm_until")
            .GroupAsync(["owner", "owner.name", "kind"], ["count as crm_done"], cancellationToken);
    }
}
