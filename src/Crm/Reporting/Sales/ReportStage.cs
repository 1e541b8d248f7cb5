using Crm.Sales;

namespace Crm.Reporting;

/// <summary>A stage as reports speak of it.</summary>
/// <param name="Id">The stage.</param>
/// <param name="PipelineId">Its pipeline.</param>
/// <param name="Pipeline">Its pipeline's name.</param>
/// <param name="Code">Its key within the pipeline.</param>
/// <param name="Name">The name to show.</param>
/// <param name="Kind"><c>open</c>, <c>won</c> or <c>lost</c>.</param>
public sealed record ReportStage(Id<Stage> Id, Id<Pipeline> PipelineId, string Pipeline, string Code, string Name, string Kind)
{
    /// <summary>After how many days in it a deal is stale; null: never.</summary>
    public long? StaleAfterDays { get; init; }
}
