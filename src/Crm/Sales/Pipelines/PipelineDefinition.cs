namespace Crm.Sales;

/// <summary>A pipeline as data: stages, the moves between them, and what a move requires. It becomes a state machine whose states are the stages.</summary>
/// <param name="Name">Its name, unique within the tenant; 1-100 characters.</param>
public sealed record PipelineDefinition(string Name)
{
    /// <summary>The stages in their order; the first is where deals start.</summary>
    public IReadOnlyList<StageDefinition> Stages { get; init; } = [];

    /// <summary>The allowed moves; empty: from every open stage to every other stage, and none out of a closed one.</summary>
    public IReadOnlyList<MoveDefinition> Moves { get; init; } = [];
}

/// <summary>A stage as data.</summary>
/// <param name="Code">Its key within the pipeline: lower-case letters, digits, underscores; 1-40 characters.</param>
public sealed record StageDefinition(string Code)
{
    /// <summary>The name to show; null: the code.</summary>
    public string? Name { get; init; }

    /// <summary><c>open</c>, <c>won</c> or <c>lost</c>.</summary><value>Default: open.</value>
    public string Kind { get; init; } = StageKinds.Open;

    /// <summary>How likely a deal in it is won, 0-1; null: 1 when won, 0 when lost, else 0.5.</summary>
    public decimal? Probability { get; init; }

    /// <summary>How its deals stand in a forecast unless they say otherwise: one of <see cref="ForecastCategories.Open"/>; null: <c>pipeline</c>. Not of a closed stage.</summary>
    public string? Category { get; init; }

    /// <summary>After how many days in it a deal is stale; null: never.</summary>
    public int? StaleAfterDays { get; init; }

    /// <summary>The fields that must have a value to enter it.</summary>
    public IReadOnlyList<string> Requires { get; init; } = [];

    /// <summary>What must hold to enter it.</summary>
    public IReadOnlyList<GuardDefinition> Guards { get; init; } = [];
}

/// <summary>A guard as data: a condition on the deal, judged in the system scope, or the name of a guard in code.</summary>
/// <param name="Name">Its name; without a condition, that of a guard registered in code.</param>
/// <param name="Reason">The stable reason code of its refusal.</param>
public sealed record GuardDefinition(string Name, string Reason)
{
    /// <summary>The condition in the criteria language; null: the guard is code.</summary>
    public string? Condition { get; init; }

    /// <summary>What would have to hold, in words.</summary>
    public string? Message { get; init; }
}

/// <summary>An allowed move between two stages.</summary>
public sealed record MoveDefinition(string From, string To);
