using Crm.StateMachines;

namespace Crm.Sales;

/// <summary>A pipeline ready for use: its definition, its machine, and the stored stages by code.</summary>
internal sealed record PipelineState(Id<Pipeline> Id, PipelineDefinition Definition, StateMachine Machine, IReadOnlyDictionary<string, StageState> Stages)
{
    public StageState? ById(Guid id) => Stages.Values.FirstOrDefault(s => s.Id.Value == id);

    public StageState First => Stages[Definition.Stages[0].Code];
}

internal sealed record StageState(Id<Stage> Id, StageDefinition Definition)
{
    public string Code => Definition.Code;

    public bool IsClosed => Definition.Kind != StageKinds.Open;
}
