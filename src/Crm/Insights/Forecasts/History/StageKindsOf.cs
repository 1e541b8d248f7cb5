using System.Globalization;
using Crm.Sales;
using Crm.Tenancy;

namespace Crm.Insights;

/// <summary>What the stages of a tenant's pipelines mean.</summary>
/// <param name="all">Every stage, those of a pipeline in their order.</param>
internal sealed class StageKindsOf(IEnumerable<(Guid Id, StageDefinition Definition)> all)
{
    private readonly Dictionary<Guid, (StageDefinition Definition, int Position)> stages = all.Select((s, i) => (s.Id, s.Definition, Position: i)).ToDictionary(s => s.Id, s => (s.Definition, s.Position));

    public StageKindsOf(TenantState state)
        : this(state.Pipelines.OrderBy(p => p.Definition.Name, StringComparer.Ordinal).SelectMany(p => p.Definition.Stages.Select(s => (p.Stages[s.Code].Id.Value, s))))
    {
    }

    /// <summary><c>open</c>, <c>won</c> or <c>lost</c>; null: there is no such stage any more.</summary>
    public string? KindOf(Guid? stage) => stage is { } id && stages.TryGetValue(id, out var found) ? found.Definition.Kind : null;

    /// <summary>What stands for it where numbers follow an order; null: there is no such stage.</summary>
    public string? LabelOf(Guid? stage) => stage is { } id && stages.TryGetValue(id, out var found) ? string.Create(CultureInfo.InvariantCulture, $"{found.Position:0000} {found.Definition.Code}") : null;

    /// <summary>Its place among those of its pipeline.</summary>
    public int PositionOf(Guid stage) => stages[stage].Position;

    public StageDefinition this[Guid stage] => stages[stage].Definition;
}
