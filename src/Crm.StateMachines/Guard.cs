namespace Crm.StateMachines;

/// <summary>
/// A named condition of a transition. The definition knows its name and what to say when it is not met; whether it is met is
/// for the caller to evaluate. One name means the same guard everywhere in a machine.
/// </summary>
public sealed class Guard
{
    internal Guard(int index, string name, string reason, string? description) =>
        (Index, Name, Reason, Description) = (index, name, reason, description);

    /// <summary>The name by which the caller evaluates it.</summary>
    public string Name { get; }

    /// <summary>The stable code of the refusal when it is not met. Defaults to <see cref="Name"/>.</summary>
    public string Reason { get; }

    /// <summary>What has to hold, in words for a person, or <see langword="null"/> (the default).</summary>
    public string? Description { get; }

    /// <summary>The position in <see cref="StateMachine.Guards"/>, from 0: an evaluator may keep its answers in an array.</summary>
    public int Index { get; }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
