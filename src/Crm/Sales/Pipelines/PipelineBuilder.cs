namespace Crm.Sales;

/// <summary>Says a pipeline in code.</summary>
public sealed class PipelineBuilder(string name)
{
    private readonly List<StageDefinition> stages = [];
    private readonly List<MoveDefinition> moves = [];

    /// <summary>An open stage.</summary>
    /// <param name="code">Its key within the pipeline.</param>
    /// <param name="probability">How likely a deal in it is won, 0-1.</param>
    /// <param name="staleAfterDays">After how many days in it a deal is stale; null: never.</param>
    /// <param name="name">The name to show; null: the code.</param>
    /// <param name="category">How its deals stand in a forecast unless they say otherwise: one of <see cref="ForecastCategories.Open"/>; null: <c>pipeline</c>.</param>
    public PipelineBuilder Stage(string code, decimal? probability = null, int? staleAfterDays = null, string? name = null, string? category = null) =>
        Add(new(code) { Probability = probability, StaleAfterDays = staleAfterDays, Name = name, Category = category });

    /// <summary>A stage that means won.</summary>
    public PipelineBuilder Won(string code = "won", string? name = null) => Add(new(code) { Kind = StageKinds.Won, Probability = 1, Name = name });

    /// <summary>A stage that means lost.</summary>
    public PipelineBuilder Lost(string code = "lost", string? name = null) => Add(new(code) { Kind = StageKinds.Lost, Probability = 0, Name = name });

    /// <summary>Allows moves; once one is named, only named ones are allowed.</summary>
    public PipelineBuilder Move(string from, params ReadOnlySpan<string> to)
    {
        foreach (var target in to)
        {
            moves.Add(new(from, target));
        }

        return this;
    }

    /// <summary>Fields that must have a value to enter a stage.</summary>
    public PipelineBuilder Require(string stage, params string[] fields) =>
        Change(stage, s => s with { Requires = [.. s.Requires, .. fields] });

    /// <summary>A condition that must hold to enter a stage, judged in the system scope.</summary>
    public PipelineBuilder Guard(string stage, string condition, string reason, string? message = null) =>
        Change(stage, s => s with { Guards = [.. s.Guards, new($"{stage}:{reason}", reason) { Condition = condition, Message = message }] });

    /// <summary>A guard in code, registered with <c>crm.Guard(name, ...)</c>, that must hold to enter a stage.</summary>
    public PipelineBuilder GuardBy(string stage, string guard, string reason, string? message = null) =>
        Change(stage, s => s with { Guards = [.. s.Guards, new(guard, reason) { Message = message }] });

    /// <summary>The definition.</summary>
    public PipelineDefinition Build() => new(name) { Stages = [.. stages], Moves = [.. moves] };

    private PipelineBuilder Add(StageDefinition stage)
    {
        stages.Add(stage);
        return this;
    }

    private PipelineBuilder Change(string code, Func<StageDefinition, StageDefinition> change)
    {
        var index = stages.FindIndex(s => s.Code == code);
        if (index < 0)
        {
            throw new CrmException(CrmErrors.Configuration, $"The pipeline '{name}' has no stage '{code}' yet; name the stage first.");
        }

        stages[index] = change(stages[index]);
        return this;
    }
}
