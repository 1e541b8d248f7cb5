namespace Crm.StateMachines;

/// <summary>One thing that is wrong with a definition.</summary>
/// <param name="Code">What is wrong, as a stable code: one of <see cref="StateMachineErrorCodes"/>.</param>
/// <param name="Message">What is wrong, for whoever wrote the definition.</param>
/// <param name="Expected">What would be right.</param>
public sealed record DefinitionProblem(string Code, string Message, string Expected)
{
    /// <summary>The name of the state it concerns (of a transition: its source), or <see langword="null"/>.</summary>
    public string? State { get; init; }

    /// <summary>The trigger of the transition it concerns, or <see langword="null"/>.</summary>
    public string? Trigger { get; init; }

    /// <summary>Where it stands in the JSON, such as <c>$.transitions[2].to</c>; <see langword="null"/> for a definition in code.</summary>
    public string? Path { get; init; }

    /// <summary>Code, place, message and what would be right.</summary>
    public override string ToString() => $"{Code}{(Path is null ? "" : $" at {Path}")}: {Message} {Expected}";
}
