using System.Collections.Immutable;
using Crm.Queries;
using Crm.Sales;
using NodaTime;

namespace Crm.Reporting;

/// <summary>What the reports have in common: the stages as they were then, the moment looked at, and what may be read.</summary>
internal static class ReportScope
{
    /// <summary>The stages of every pipeline in their order, as they were then; known or not, they are what the deals of then stood in.</summary>
    public static async ValueTask<IReadOnlyList<ReportStage>> StagesAsync(RecordQuery deals, CancellationToken cancellationToken)
    {
        var stages = new List<ReportStage>();
        var query = new RecordQuery(deals.Session, new("stage", null) { AsOf = deals.Parts.AsOf is { } moment ? moment with { Known = null } : null, AsOfDate = deals.Parts.AsOfDate })
            .Select("id", "pipeline", "pipeline.name", "code", "name", "kind", "staleAfterDays").OrderBy("pipeline, position");
        await foreach (var row in query.StreamAsync(cancellationToken).ConfigureAwait(false))
        {
            stages.Add(new(row.GetId<Stage>("id")!.Value, row.GetId<Pipeline>("pipeline")!.Value, row.Get<string>("pipeline.name")!, row.Get<string>("code")!, row.Get<string>("name")!, row.Get<string>("kind")!)
            {
                StaleAfterDays = row.Get<long?>("staleAfterDays"),
            });
        }

        return stages;
    }

    /// <summary>The query as it will be asked: checked, with its moment and the tenant's zone.</summary>
    public static async ValueTask<QueryPlan> PlanAsync(RecordQuery query, CancellationToken cancellationToken) =>
        QueryPlan.Make(await query.Session.ScopeAsync(cancellationToken).ConfigureAwait(false), query.Session, query.Parts);

    /// <summary>Whether whoever acts may read what deals are worth.</summary>
    public static ValueTask<bool> SeesAmountsAsync(RecordQuery deals, CancellationToken cancellationToken) => SeesAsync(deals, "deal", ["amount"], cancellationToken);

    /// <summary>Whether whoever acts may read some fields.</summary>
    public static async ValueTask<bool> SeesAsync(RecordQuery query, string entity, string[] fields, CancellationToken cancellationToken)
    {
        var scope = await query.Session.ScopeAsync(cancellationToken).ConfigureAwait(false);
        var definition = scope.State.Model[entity];
        return scope.IsSystem || fields.All(name => scope.Rights.MayRead(definition, definition.AllFields.First(f => f.Name == name)));
    }

    /// <summary>The stage changes of the deals.</summary>
    public static RecordQuery Changes(RecordQuery deals) => new(deals.Session, deals.Parts.Of("stageChange", "deal"));

    /// <summary>A key of deals as one of their stage changes.</summary>
    public static string OfDeal(string key) => "deal." + key.TrimStart();

    /// <summary>The values of the first columns of a row.</summary>
    public static ImmutableArray<object?> Key(Row row, int count) => [.. row.Values.Take(count)];
}
