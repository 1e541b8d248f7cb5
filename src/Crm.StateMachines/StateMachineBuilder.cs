using Crm.StateMachines.Building;

namespace Crm.StateMachines;

/// <summary>
/// Writes a definition in code. Nothing is checked before <see cref="Build"/>, so states and transitions may come in any order.
/// Not safe for use by several threads; what it builds is.
/// </summary>
public sealed class StateMachineBuilder
{
    private readonly MachineDeclaration _machine;

    internal StateMachineBuilder(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        _machine = new() { Name = name };
    }

    /// <summary>Says where a life begins. Said again, the last one holds.</summary>
    /// <param name="state">The name of a state; of a super-state: its initial child.</param>
    /// <exception cref="ArgumentNullException"><paramref name="state"/> is null.</exception>
    public StateMachineBuilder Initial(string state)
    {
        ArgumentNullException.ThrowIfNull(state);
        _machine.Initial = state;
        return this;
    }

    /// <summary>Adds a state.</summary>
    /// <param name="name">Its stable key, unique in the machine.</param>
    /// <param name="configure">Says more about it, or null (the default).</param>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    public StateMachineBuilder State(string name, Action<StateBuilder>? configure = null)
    {
        StateBuilder.Add(_machine, name, null, configure);
        return this;
    }

    /// <summary>Adds a transition. To the state it starts from: that state is left and entered again.</summary>
    /// <param name="from">The name of the state or super-state that declares it.</param>
    /// <param name="trigger">What it answers to.</param>
    /// <param name="to">The name of the state it leads to.</param>
    /// <param name="configure">Says more about it, or null (the default).</param>
    /// <exception cref="ArgumentNullException"><paramref name="from"/>, <paramref name="trigger"/> or <paramref name="to"/> is null.</exception>
    public StateMachineBuilder Transition(string from, string trigger, string to, Action<TransitionBuilder>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(to);
        TransitionBuilder.Add(_machine, from, trigger, to, configure);
        return this;
    }

    /// <summary>Adds an internal transition: effects, without leaving or entering any state.</summary>
    /// <param name="from">The name of the state or super-state that declares it.</param>
    /// <param name="trigger">What it answers to.</param>
    /// <param name="configure">Says more about it, or null (the default).</param>
    /// <exception cref="ArgumentNullException"><paramref name="from"/> or <paramref name="trigger"/> is null.</exception>
    public StateMachineBuilder Internal(string from, string trigger, Action<TransitionBuilder>? configure = null)
    {
        TransitionBuilder.Add(_machine, from, trigger, null, configure);
        return this;
    }

    /// <summary>Checks the definition and freezes it. May be called again, after adding more, for another machine.</summary>
    /// <param name="limits">How large it may be; <see cref="StateMachineLimits.Default"/> by default.</param>
    /// <exception cref="StateMachineDefinitionException">The definition is not valid; all its problems are listed.</exception>
    public StateMachine Build(StateMachineLimits? limits = null) =>
        DefinitionCompiler.Compile(_machine, limits ?? StateMachineLimits.Default);
}
