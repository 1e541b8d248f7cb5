namespace Crm.StateMachines.Building;

/// <summary>What somebody wrote, in code or JSON, before anything is checked: names instead of references.</summary>
internal sealed class MachineDeclaration
{
    public string Name { get; set; } = "";

    public string? Initial { get; set; }

    public List<StateDeclaration> States { get; } = [];

    public List<TransitionDeclaration> Transitions { get; } = [];

    /// <summary>Where it stands in the JSON; null in code.</summary>
    public string? Path { get; init; }
}

internal sealed class StateDeclaration
{
    public required string Name { get; init; }

    public string? Parent { get; set; }

    public string? Label { get; set; }

    public string? Kind { get; set; }

    public SortedDictionary<string, string> Tags { get; } = new(StringComparer.Ordinal);

    public bool IsFinal { get; set; }

    public string? Initial { get; set; }

    public List<Effect> OnEntry { get; init; } = [];

    public List<Effect> OnExit { get; init; } = [];

    public string? Path { get; init; }

    public string? At(string property) => Path is null ? null : $"{Path}.{property}";
}

internal sealed class TransitionDeclaration
{
    public required string From { get; init; }

    public required string Trigger { get; init; }

    public string? To { get; init; }

    public bool IsInternal { get; init; }

    public string? Label { get; set; }

    public int? Order { get; set; }

    public List<GuardDeclaration> Guards { get; init; } = [];

    public List<Effect> Effects { get; init; } = [];

    public string? Path { get; init; }

    public string? At(string property) => Path is null ? null : $"{Path}.{property}";
}

/// <summary>A mention of a guard. What a mention leaves open, another may say.</summary>
internal sealed record GuardDeclaration(string Name, string? Reason, string? Description);
