using System.Collections.Immutable;

namespace Crm.StateMachines;

/// <summary>A transition as it was declared, on a state or on a super-state for all its descendants.</summary>
public sealed class Transition
{
    internal Transition(int index, State source, Trigger trigger, State? target) =>
        (Index, Source, Trigger, Target) = (index, source, trigger, target);

    /// <summary>The state that declares it.</summary>
    public State Source { get; }

    /// <summary>What it answers to.</summary>
    public Trigger Trigger { get; }

    /// <summary>The state it leads to as declared (possibly a super-state), or <see langword="null"/> for an internal transition.</summary>
    public State? Target { get; }

    /// <summary>Whether it has effects only: no state is left or entered.</summary>
    public bool IsInternal => Target is null;

    /// <summary>Whether it leads to the very state that declares it, which is left and entered again.</summary>
    public bool IsSelf => Target == Source;

    /// <summary>What has to hold. Empty by default: always taken.</summary>
    public ImmutableArray<Guard> Guards { get; internal init; } = [];

    /// <summary>Its own effects, without those of the states left and entered. Empty by default.</summary>
    public ImmutableArray<Effect> Effects { get; internal init; } = [];

    /// <summary>A text for people, or <see langword="null"/> (the default).</summary>
    public string? Label { get; internal init; }

    /// <summary>
    /// Which of several transitions of one state and trigger is tried first: the lowest. <see langword="null"/> (the default)
    /// where there is only one. Any <see cref="int"/>; no two alike.
    /// </summary>
    public int? Order { get; internal init; }

    /// <summary>The position in <see cref="StateMachine.Transitions"/>, from 0.</summary>
    public int Index { get; }

    /// <summary>Source, trigger and target.</summary>
    public override string ToString() => $"{Source} -{Trigger}-> {Target?.Name ?? "(internal)"}";
}
