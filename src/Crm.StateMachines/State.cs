using System.Collections.Immutable;

namespace Crm.StateMachines;

/// <summary>
/// A state of one machine, and the handle by which that machine knows it. A state with children is a super-state: what it
/// declares holds for all its descendants, and nothing is ever <i>in</i> it without being in one of them.
/// </summary>
public sealed class State
{
    internal State(int index, string name, State? parent) => (Index, Name, Parent) = (index, name, parent);

    /// <summary>The stable key, unique in the machine.</summary>
    public string Name { get; }

    /// <summary>A text for people, or <see langword="null"/> (the default).</summary>
    public string? Label { get; internal init; }

    /// <summary>Free metadata: what sort of state this is to the caller, or <see langword="null"/> (the default).</summary>
    public string? Kind { get; internal init; }

    /// <summary>Free metadata, in ordinal order of the keys. Empty by default.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; internal init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>
    /// Whether a life may end here. A final state needs no way out, but may have one (a won deal can be reopened).
    /// <see langword="false"/> by default; always <see langword="false"/> for a super-state.
    /// </summary>
    public bool IsFinal { get; internal init; }

    /// <summary>The super-state this one is in, or <see langword="null"/>.</summary>
    public State? Parent { get; }

    /// <summary>The states directly in this one, in declared order. Empty unless this is a super-state.</summary>
    public ImmutableArray<State> Children { get; internal set; } = [];

    /// <summary>The child in which entering this super-state ends up, or <see langword="null"/> for a simple state.</summary>
    public State? InitialChild { get; internal set; }

    /// <summary>The effects of entering this state. Empty by default.</summary>
    public ImmutableArray<Effect> OnEntry { get; internal init; } = [];

    /// <summary>The effects of leaving this state. Empty by default.</summary>
    public ImmutableArray<Effect> OnExit { get; internal init; } = [];

    /// <summary>The position in <see cref="StateMachine.States"/>, from 0: a super-state comes right before its descendants.</summary>
    public int Index { get; }

    /// <summary>Whether this state has children.</summary>
    public bool IsSuperState => !Children.IsEmpty;

    internal StateMachine? Machine { get; set; }

    /// <summary>The row in the transition table; -1 for a super-state, which has none.</summary>
    internal int Row { get; set; } = -1;

    internal ImmutableArray<Trigger> PermittedTriggers { get; set; } = [];

    /// <summary>The state in which entering this one ends up: itself, or the initial child of the initial child, and so on.</summary>
    internal State Leaf
    {
        get
        {
            State leaf = this;
            while (leaf.InitialChild is { } child)
            {
                leaf = child;
            }

            return leaf;
        }
    }

    /// <summary>Whether this state is <paramref name="other"/> or lies in it, at any depth.</summary>
    /// <param name="other">The state that may contain this one.</param>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is null.</exception>
    public bool IsWithin(State other)
    {
        ArgumentNullException.ThrowIfNull(other);
        State? state = this;
        while (state is not null && state != other)
        {
            state = state.Parent;
        }

        return state is not null;
    }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
