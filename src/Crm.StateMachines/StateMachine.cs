using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Crm.StateMachines.Building;

namespace Crm.StateMachines;

/// <summary>
/// An immutable definition and the pure function on it: given a state, a trigger and the answers to the guards, what happens.
/// It keeps no current state; that is the caller's. Safe to share between threads.
/// </summary>
public sealed partial class StateMachine
{
    private readonly FrozenDictionary<string, State> _states;
    private readonly FrozenDictionary<string, Trigger> _triggers;
    private readonly CandidateSet?[] _table;
    private readonly int _columns;

    internal StateMachine(string name, Structure structure, State initial, CandidateSet?[] table)
    {
        (Name, DeclaredInitial, Initial) = (name, initial, initial.Leaf);
        (States, Triggers, Guards, Transitions) = (structure.States, structure.Triggers, structure.Guards, structure.Transitions);
        InitialEffects = StepEffects.OfEntering(Initial, null);
        (_table, _columns) = (table, Triggers.Length);
        _states = States.ToFrozenDictionary(static state => state.Name, StringComparer.Ordinal);
        _triggers = Triggers.ToFrozenDictionary(static trigger => trigger.Name, StringComparer.Ordinal);
        foreach (var state in States)
        {
            state.Machine = this;
        }

        foreach (var trigger in Triggers)
        {
            trigger.Machine = this;
        }
    }

    /// <summary>The name of the machine.</summary>
    public string Name { get; }

    /// <summary>The state in which a life begins, never a super-state.</summary>
    public State Initial { get; }

    /// <summary>What is to be done when a life begins: the entry effects of <see cref="Initial"/> and what it lies in, outermost first.</summary>
    public ImmutableArray<Effect> InitialEffects { get; }

    /// <summary>Every state, each super-state right before its descendants, otherwise in declared order.</summary>
    public ImmutableArray<State> States { get; }

    /// <summary>Every trigger, in the order in which the transitions name them.</summary>
    public ImmutableArray<Trigger> Triggers { get; }

    /// <summary>Every guard, in the order in which the transitions name them.</summary>
    public ImmutableArray<Guard> Guards { get; }

    /// <summary>Every transition, in declared order.</summary>
    public ImmutableArray<Transition> Transitions { get; }

    internal State DeclaredInitial { get; }

    /// <summary>Starts a definition in code.</summary>
    /// <param name="name">The name of the machine.</param>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    public static StateMachineBuilder Define(string name) => new(name);

    /// <summary>The state of a name.</summary>
    /// <param name="name">The name, compared ordinally.</param>
    /// <exception cref="StateMachineException"><see cref="StateMachineErrorCodes.UnknownState"/>.</exception>
    public State State(string name) => TryGetState(name, out var state)
        ? state
        : throw new StateMachineException(StateMachineErrorCodes.UnknownState, $"The machine '{Name}' has no state '{name}'.");

    /// <summary>The trigger of a name.</summary>
    /// <param name="name">The name, compared ordinally.</param>
    /// <exception cref="StateMachineException"><see cref="StateMachineErrorCodes.UnknownTrigger"/>.</exception>
    public Trigger Trigger(string name) => TryGetTrigger(name, out var trigger)
        ? trigger
        : throw new StateMachineException(StateMachineErrorCodes.UnknownTrigger, $"The machine '{Name}' has no trigger '{name}'.");

    /// <summary>Looks for the state of a name.</summary>
    /// <param name="name">The name, compared ordinally.</param>
    /// <param name="state">The state, or null when there is none.</param>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    public bool TryGetState(string name, [NotNullWhen(true)] out State? state) => _states.TryGetValue(name, out state);

    /// <summary>Looks for the trigger of a name.</summary>
    /// <param name="name">The name, compared ordinally.</param>
    /// <param name="trigger">The trigger, or null when there is none.</param>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    public bool TryGetTrigger(string name, [NotNullWhen(true)] out Trigger? trigger) => _triggers.TryGetValue(name, out trigger);

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
