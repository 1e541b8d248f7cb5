using Crm.Queries;
using Crm.Sales;
using NodaTime;

namespace Crm.Reporting;

/// <summary>Reads when deals were made and closed, page by page.</summary>
internal static class CycleQuery
{
    public static async ValueTask<CycleReport> RunAsync(RecordQuery deals, IReadOnlyList<string> by, CancellationToken cancellationToken)
    {
        var closed = deals.Where("closedAt is not null");
        var groups = await StreamedGroups<Closed>.ByAsync(closed, by, cancellationToken).ConfigureAwait(false);
        var rows = closed.Select([.. groups.Columns, "stage.kind", "createdAt", "closedAt"]);
        await foreach (var row in rows.StreamAsync(cancellationToken).ConfigureAwait(false))
        {
            var rest = row.Values.Skip(by.Count).ToList();
            groups.Of(row).Add((string?)rest[0] == StageKinds.Won, (Instant)rest[2]! - (Instant)rest[1]!);
        }

        List<CycleLine> lines = [.. groups.InOrder.Select(g => new CycleLine(g.Key, g.Group.Won.Read(), g.Group.Lost.Read(), g.Group.All.Read()))];
        return new(by, lines.Count > 0 || by.Count > 0 ? lines : [new([], DurationStatistics.Empty, DurationStatistics.Empty, DurationStatistics.Empty)]);
    }

    private sealed class Closed
    {
        public Durations Won { get; } = new();

        public Durations Lost { get; } = new();

        public Durations All { get; } = new();

        public void Add(bool won, Duration duration)
        {
            (won ? Won : Lost).Add(duration);
            All.Add(duration);
        }
    }
}
