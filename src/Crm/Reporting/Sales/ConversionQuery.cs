using Crm.Queries;

namespace Crm.Reporting;

/// <summary>Asks how deals stand: one query.</summary>
internal static class ConversionQuery
{
    public static async ValueTask<ConversionReport> RunAsync(RecordQuery deals, IReadOnlyList<string> by, CancellationToken cancellationToken)
    {
        var amounts = await ReportScope.SeesAmountsAsync(deals, cancellationToken).ConfigureAwait(false);
        string[] counts = ["count as crm_created", "count(stage.kind = won) as crm_won", "count(stage.kind = lost) as crm_lost", "count(stage.kind = open) as crm_open"];
        var rows = await deals.GroupAsync(by, amounts ? [.. counts, "sum(amount, stage.kind = won) as crm_amount"] : counts, cancellationToken).ConfigureAwait(false);
        var lines = rows.Select(r => new ConversionLine(
            ReportScope.Key(r, by.Count), r.Get<long>("crm_created"), r.Get<long>("crm_won"), r.Get<long>("crm_lost"), r.Get<long>("crm_open"), amounts ? r.Get<decimal>("crm_amount") : null)).ToList();
        return new(by, lines, new([], lines.Sum(l => l.Created), lines.Sum(l => l.Won), lines.Sum(l => l.Lost), lines.Sum(l => l.Open), amounts ? lines.Sum(l => l.WonAmount) : null));
    }
}
