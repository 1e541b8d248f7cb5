using Crm.Queries;
using Crm.Sales;
using NodaTime;

namespace Crm.Reporting;

/// <summary>Reads how long deals stood in the stages that they left, page by page.</summary>
internal static class StageTimeQuery
{
    public static async ValueTask<StageTimeReport> RunAsync(RecordQuery deals, IReadOnlyList<string> by, CancellationToken cancellationToken)
    {
        var stages = await ReportScope.StagesAsync(deals, cancellationToken).ConfigureAwait(false);
        var left = ReportScope.Changes(deals).Where("from is not null and seconds is not null");
        var groups = await StreamedGroups<Dictionary<Guid, Durations>>.ByAsync(left, [.. by.Select(ReportScope.OfDeal)], cancellationToken).ConfigureAwait(false);
        await foreach (var row in left.Select([.. groups.Columns, "from", "seconds"]).StreamAsync(cancellationToken).ConfigureAwait(false))
        {
            var stays = groups.Of(row);
            var stage = (Guid)row.Values[by.Count]!;
            if (!stays.TryGetValue(stage, out var durations))
            {
                stays.Add(stage, durations = new());
            }

            durations.Add(Duration.FromSeconds((long)row.Values[by.Count + 1]!));
        }

        var all = groups.InOrder.ToList();
        if (all.Count == 0 && by.Count == 0)
        {
            all.Add(([], []));
        }

        return new(by, [.. all.SelectMany(g => stages
            .Where(s => g.Group.ContainsKey(s.Id.Value) || (by.Count == 0 && s.Kind == StageKinds.Open))
            .Select(s => new StageTimeLine(g.Key, s, g.Group.TryGetValue(s.Id.Value, out var stays) ? stays.Read() : DurationStatistics.Empty)))]);
    }
}
