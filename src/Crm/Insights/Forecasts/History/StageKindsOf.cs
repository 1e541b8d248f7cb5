using Crm.Sales;
using Crm.Tenancy;

namespace Crm.Insights;

/// <summary>What the stages of a tenant's pipelines mean.</summary>
internal sealed class StageKindsOf(TenantState state)
{
    private readonly Dictionary<Guid, (StageDefinition Definition, int Position)> stages = state.Pipelines
        .SelectMany(p => p.Definition.Stages.Select((s, i) => (p.Stages[s.Code].Id.Value, Definition: s, Position: i)))
        .ToDictionary(s => s.Value, s => (s.Definition, s.Position));

    /// <summary><c>open</c>, <c>won</c> or <c>lost</c>; null: there is no such stage any more.</summary>
    public string? KindOf(Guid? stage) => stage is { } id && stages.TryGetValue(id, out var found) ? found.Definition.Kind : null;

    /// <summary>Its place in its pipeline, from 0.</summary>
    public int PositionOf(Guid stage) => stages[stage].Position;

    public StageDefinition this[Guid stage] => stages[stage].Definition;
}
