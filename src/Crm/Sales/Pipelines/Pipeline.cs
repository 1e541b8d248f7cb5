using Crm.Criteria;
using Crm.Records;

namespace Crm.Sales;

/// <summary>A pipeline as stored: its state machine is in its definition, its stages are records beside it so that conditions and columns can speak of them.</summary>
public sealed class Pipeline : Record<Pipeline>
{
    /// <summary>Its name; unique within the tenant.</summary>
    public string Name { get; internal set; } = "";

    /// <summary>The definition as JSON.</summary>
    public string Definition { get; internal set; } = "{}";

    internal static EntityDraft Draft() => new EntityBuilder<Pipeline>("pipeline", "crm_pipeline")
        .Text(nameof(Name), p => p.Name, (p, v) => p.Name = v!, TextRule.Exact, 100, required: true, unique: true)
        .Text(nameof(Definition), p => p.Definition, (p, v) => p.Definition = v!, TextRule.Exact, 0, required: true)
        .Build();
}

/// <summary>A stage of a pipeline, as stored.</summary>
public sealed class Stage : Record<Stage>
{
    /// <summary>The pipeline it belongs to.</summary>
    public Id<Pipeline>? PipelineId { get; internal set; }

    /// <summary>Its key within the pipeline: <c>won</c>.</summary>
    public string Code { get; internal set; } = "";

    /// <summary>The name to show.</summary>
    public string Name { get; internal set; } = "";

    /// <summary><c>open</c>, <c>won</c> or <c>lost</c>.</summary>
    public string Kind { get; internal set; } = StageKinds.Open;

    /// <summary>Its place in the pipeline, from 1.</summary>
    public long Position { get; internal set; }

    /// <summary>How likely a deal in it is won, 0-1.</summary>
    public decimal Probability { get; internal set; }

    /// <summary>After how many days in it a deal is stale; null: never.</summary>
    public long? StaleAfterDays { get; internal set; }

    /// <summary>How its deals stand in a forecast unless they say otherwise; null: it is closed.</summary>
    public string? ForecastCategory { get; internal set; }

    /// <summary>How a deal in it ended: <c>won</c> or <c>lost</c>; null: it is open.</summary>
    public string? Outcome { get; internal set; }

    internal static EntityDraft Draft() => new EntityBuilder<Stage>("stage", "crm_stage")
        .Reference(nameof(PipelineId), s => s.PipelineId, (s, v) => s.PipelineId = v, "pipeline", "stages", OnDelete.Restrict, required: true)
        .Text(nameof(Code), s => s.Code, (s, v) => s.Code = v!, TextRule.Exact, 40, required: true)
        .Text(nameof(Name), s => s.Name, (s, v) => s.Name = v!, maxLength: 100, required: true)
        .Text(nameof(Kind), s => s.Kind, (s, v) => s.Kind = v!, TextRule.Exact, 10, required: true, choices: [StageKinds.Open, StageKinds.Won, StageKinds.Lost])
        .Integer(nameof(Position), s => s.Position, (s, v) => s.Position = v!.Value, required: true)
        .Decimal(nameof(Probability), s => s.Probability, (s, v) => s.Probability = v!.Value, required: true)
        .Integer(nameof(StaleAfterDays), s => s.StaleAfterDays, (s, v) => s.StaleAfterDays = v)
        .Text(nameof(ForecastCategory), s => s.ForecastCategory, (s, v) => s.ForecastCategory = v, TextRule.Exact, 10, choices: [.. ForecastCategories.Open])
        .Text(nameof(Outcome), s => s.Outcome, (s, v) => s.Outcome = v, TextRule.Exact, 10, choices: [StageKinds.Won, StageKinds.Lost])
        .Build();
}

/// <summary>What a stage means for a deal.</summary>
public static class StageKinds
{
    /// <summary>Still to be decided.</summary>
    public const string Open = "open";

    /// <summary>Won: closed.</summary>
    public const string Won = "won";

    /// <summary>Lost: closed.</summary>
    public const string Lost = "lost";
}
