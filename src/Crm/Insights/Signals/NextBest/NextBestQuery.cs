using Crm.Queries;
using Crm.Records;
using Crm.Reporting;
using Crm.Sales;
using Crm.Sessions;
using NodaTime;

namespace Crm.Insights;

/// <summary>Reads open deals with what is known of their touches: in one query a page, of what whoever asks may see.</summary>
internal static class NextBestQuery
{
    public static async ValueTask<IReadOnlyList<NextAction>> RunAsync(CrmSession session, RecordQuery deals, NextBestOptions options, CancellationToken cancellationToken)
    {
        options.Check();
        var scope = await session.ScopeAsync(cancellationToken).ConfigureAwait(false);
        var amounts = await ReportScope.SeesAmountsAsync(deals, cancellationToken).ConfigureAwait(false);
        var columns = Columns(scope, amounts);
        var query = deals.With(deals.Parts with { Columns = [], Order = null }).Where("stage.kind = open").Select([.. columns.Values]);
        var work = new List<OpenWork>();
        await foreach (var row in query.StreamAsync(cancellationToken).ConfigureAwait(false))
        {
            work.Add(Read(row, columns));
        }

        var now = session.Services.Clock.Now();
        return NextBestRanking.Rank(work, options, amounts, now, now.InZone(scope.State.Zone).Date);
    }

    /// <summary>What is asked for, as far as whoever asks may read it; of hidden activities nothing is known.</summary>
    private static Dictionary<string, string> Columns(Scope scope, bool amounts)
    {
        var (deal, activity) = (scope.State.Model["deal"], scope.State.Model["activity"]);
        var columns = new Dictionary<string, string>(StringComparer.Ordinal) { ["id"] = "id", ["stage"] = "stage.probability" };
        bool Sees(EntityDefinition entity, params ReadOnlySpan<string> fields)
        {
            foreach (var name in fields)
            {
                if (!scope.IsSystem && !scope.Rights.MayRead(entity, entity.AllFields.First(f => f.Name == name)))
                {
                    return false;
                }
            }

            return true;
        }

        void Add(bool may, string name, string column)
        {
            if (may)
            {
                columns[name] = column;
            }
        }

        Add(Sees(deal, "name"), "name", "name");
        Add(amounts, "amount", "amount");
        Add(Sees(deal, "closeDate"), "closeDate", "closeDate");
        Add(Sees(deal, "stageSince"), "stageSince", "stageSince");
        Add(Sees(deal, "createdAt"), "createdAt", "createdAt");

        // A score by a card has points, and one of another entity is none of deals.
        var win = ScoreModelDefinition.Win;
        Add(scope.State.Settings.ScoreModels.Any(m => (m.Entity, m.Name) == (win.Entity, win.Name)) && Sees(scope.State.Model[Score.EntityName], win.Name), "score", $"{Score.Relation}.{win.Name}");
        var touches = Sees(activity, "at", "phase");
        Add(touches, "touched", "activities max(at, phase = done)");
        Add(touches && Sees(activity, "direction"), "in", "activities max(at, phase = done and direction = 'in')");
        Add(touches && Sees(activity, "direction"), "out", "activities max(at, phase = done and (direction is null or direction = 'out'))");
        Add(touches, "planned", "activities min(at, phase = open)");
        Add(touches && Sees(activity, "dueDate", "startsAt"), "overdue", "activities count(phase = open and (dueDate < today or (dueDate is null and startsAt < now)))");
        return columns;
    }

    private static OpenWork Read(Row row, Dictionary<string, string> columns)
    {
        T? Get<T>(string name) => columns.TryGetValue(name, out var column) ? row.Get<T>(column) : default;
        var touches = new[] { Get<Instant?>("touched"), Get<Instant?>("stageSince"), Get<Instant?>("createdAt") }.OfType<Instant>().ToList();
        return new(
            row.GetId<Deal>("id")!.Value, Get<string>("name"), Get<decimal?>("amount"), (double?)Get<decimal?>("score"), (double)row.Get<decimal>("stage.probability"), Get<LocalDate?>("closeDate"),
            touches.Count == 0 ? Time.Forever : touches.Max(), Get<Instant?>("in"), Get<Instant?>("out"), Get<Instant?>("planned"), Get<long>("overdue") > 0);
    }
}
