using Crm.Queries;
using Crm.Sales;

namespace Crm.Reporting;

/// <summary>Asks how far deals came: one query, with a condition on their stage changes for each step.</summary>
internal static class FunnelQuery
{
    /// <summary>Two measures a step, and two of the present.</summary>
    private const int StepsAtOnce = (QueryLimits.Measures / 2) - 1;

    public static async ValueTask<FunnelReport> RunAsync(RecordQuery deals, string? pipeline, IReadOnlyList<string> by, CancellationToken cancellationToken)
    {
        var all = await ReportScope.StagesAsync(deals, cancellationToken).ConfigureAwait(false);
        var stages = all.Where(s => pipeline is null ? s.PipelineId == all[0].PipelineId : s.Pipeline == pipeline).ToList();
        if (stages.Count == 0)
        {
            throw CrmException.Invalid("pipeline", "unknown", "There is no such pipeline.");
        }

        var amounts = await ReportScope.SeesAmountsAsync(deals, cancellationToken).ConfigureAwait(false);
        var steps = Steps(stages);
        var query = deals.Where("pipeline = $crm_pipeline").Parameter("crm_pipeline", stages[0].PipelineId.Value);
        var parts = new List<IReadOnlyList<Row>>();
        foreach (var some in steps.Chunk(StepsAtOnce))
        {
            parts.Add(await AskAsync(query, some, by, amounts, cancellationToken).ConfigureAwait(false));
        }

        var funnels = parts[0].Select(row => Funnel(row, steps, by.Count, step => step < StepsAtOnce ? row : parts[step / StepsAtOnce].FirstOrDefault(r => IsSame(r, row))));
        return new(stages[0].Pipeline, by, [.. funnels]);

        bool IsSame(Row left, Row right) => ReportScope.Key(left, by.Count).SequenceEqual(ReportScope.Key(right, by.Count));
    }

    private static async ValueTask<IReadOnlyList<Row>> AskAsync(RecordQuery query, Step[] steps, IReadOnlyList<string> by, bool amounts, CancellationToken cancellationToken)
    {
        List<string> measures = ["count(stage.kind = open) as crm_open", "count(stage.kind = lost) as crm_lost"];
        foreach (var step in steps)
        {
            var reached = "true";
            if (!step.IsFirstOpen)
            {
                reached = $"stageChanges any (to in $crm_reached_{step.Index})";
                query = query.Parameter($"crm_reached_{step.Index}", step.Reaching.Select(s => s.Id.Value).ToArray());
            }

            measures.Add($"count({reached}) as crm_count_{step.Index}");
            if (amounts)
            {
                measures.Add($"sum(amount, {reached}) as crm_amount_{step.Index}");
            }
        }

        return await query.GroupAsync(by, measures, cancellationToken).ConfigureAwait(false);
    }

    private static List<Step> Steps(List<ReportStage> stages)
    {
        var open = stages.Where(s => s.Kind == StageKinds.Open).ToList();
        var won = stages.Where(s => s.Kind == StageKinds.Won).ToList();
        var steps = open.Select((stage, i) => new Step(i, stage.Code, stage.Name, [.. open.Skip(i), .. won]) { IsFirstOpen = i == 0 }).ToList();
        if (won.Count > 0)
        {
            steps.Add(new(steps.Count, StageKinds.Won, string.Join(" / ", won.Select(w => w.Name)), won));
        }

        return steps;
    }

    private static Funnel Funnel(Row row, List<Step> steps, int keys, Func<int, Row?> part)
    {
        var reached = new List<FunnelStage>();
        foreach (var step in steps)
        {
            var measured = part(step.Index);
            var count = measured?.Get<long>($"crm_count_{step.Index}") ?? 0;
            reached.Add(new(
                step.Code,
                step.Name,
                count,
                measured is not null && measured.TryGet($"crm_amount_{step.Index}", out var amount) ? (decimal?)amount : null,
                reached.Count == 0 ? null : Rate.Of(count, reached[^1].Reached),
                Rate.Of(count, reached.Count == 0 ? count : reached[0].Reached)));
        }

        return new(ReportScope.Key(row, keys), reached, row.Get<long>("crm_open"), row.Get<long>("crm_lost"));
    }

    /// <summary>One step, and the stages that a deal must have stood in to have reached it.</summary>
    private sealed record Step(int Index, string Code, string Name, IReadOnlyList<ReportStage> Reaching)
    {
        /// <summary>Whether every deal has reached it.</summary>
        public bool IsFirstOpen { get; init; }
    }
}
