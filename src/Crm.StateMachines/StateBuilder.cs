using Crm.StateMachines.Building;

namespace Crm.StateMachines;

/// <summary>Says more about a state. A setting made again replaces the first; effects and children add up.</summary>
public sealed class StateBuilder
{
    private readonly MachineDeclaration _machine;
    private readonly StateDeclaration _state;

    private StateBuilder(MachineDeclaration machine, StateDeclaration state) => (_machine, _state) = (machine, state);

    /// <summary>Sets a text for people.</summary>
    /// <param name="label">The text.</param>
    public StateBuilder Label(string? label)
    {
        _state.Label = label;
        return this;
    }

    /// <summary>Sets what sort of state this is to the caller.</summary>
    /// <param name="kind">Free text.</param>
    public StateBuilder Kind(string? kind)
    {
        _state.Kind = kind;
        return this;
    }

    /// <summary>Sets a piece of free metadata.</summary>
    /// <param name="key">Its key, compared ordinally.</param>
    /// <param name="value">Its value.</param>
    /// <exception cref="ArgumentNullException"><paramref name="key"/> or <paramref name="value"/> is null.</exception>
    public StateBuilder Tag(string key, string value)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(value);
        _state.Tags[key] = value;
        return this;
    }

    /// <summary>A life may end here.</summary>
    public StateBuilder Final()
    {
        _state.IsFinal = true;
        return this;
    }

    /// <summary>Says which child entering this super-state ends up in.</summary>
    /// <param name="child">The name of a direct child.</param>
    /// <exception cref="ArgumentNullException"><paramref name="child"/> is null.</exception>
    public StateBuilder Initial(string child)
    {
        ArgumentNullException.ThrowIfNull(child);
        _state.Initial = child;
        return this;
    }

    /// <summary>Puts this state into a super-state that is declared elsewhere.</summary>
    /// <param name="superState">The name of the super-state.</param>
    /// <exception cref="ArgumentNullException"><paramref name="superState"/> is null.</exception>
    public StateBuilder In(string superState)
    {
        ArgumentNullException.ThrowIfNull(superState);
        _state.Parent = superState;
        return this;
    }

    /// <summary>Adds a state in this one, which makes this a super-state.</summary>
    /// <param name="name">Its stable key, unique in the machine.</param>
    /// <param name="configure">Says more about it, or null (the default).</param>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    public StateBuilder State(string name, Action<StateBuilder>? configure = null)
    {
        Add(_machine, name, _state.Name, configure);
        return this;
    }

    /// <summary>Adds an effect of entering this state, after those added before.</summary>
    /// <param name="effect">The name of the effect.</param>
    /// <param name="argument">Free text passed along, or null (the default).</param>
    /// <exception cref="ArgumentNullException"><paramref name="effect"/> is null.</exception>
    public StateBuilder OnEntry(string effect, string? argument = null)
    {
        ArgumentNullException.ThrowIfNull(effect);
        _state.OnEntry.Add(new(effect, argument));
        return this;
    }

    /// <summary>Adds an effect of leaving this state, after those added before.</summary>
    /// <param name="effect">The name of the effect.</param>
    /// <param name="argument">Free text passed along, or null (the default).</param>
    /// <exception cref="ArgumentNullException"><paramref name="effect"/> is null.</exception>
    public StateBuilder OnExit(string effect, string? argument = null)
    {
        ArgumentNullException.ThrowIfNull(effect);
        _state.OnExit.Add(new(effect, argument));
        return this;
    }

    /// <summary>Adds a transition from this state, or for all its descendants.</summary>
    /// <param name="trigger">What it answers to.</param>
    /// <param name="to">The name of the state it leads to.</param>
    /// <param name="configure">Says more about it, or null (the default).</param>
    /// <exception cref="ArgumentNullException"><paramref name="trigger"/> or <paramref name="to"/> is null.</exception>
    public StateBuilder On(string trigger, string to, Action<TransitionBuilder>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(to);
        TransitionBuilder.Add(_machine, _state.Name, trigger, to, configure);
        return this;
    }

    /// <summary>Adds an internal transition: effects, without leaving or entering any state.</summary>
    /// <param name="trigger">What it answers to.</param>
    /// <param name="configure">Says more about it, or null (the default).</param>
    /// <exception cref="ArgumentNullException"><paramref name="trigger"/> is null.</exception>
    public StateBuilder Internal(string trigger, Action<TransitionBuilder>? configure = null)
    {
        TransitionBuilder.Add(_machine, _state.Name, trigger, null, configure);
        return this;
    }

    internal static void Add(MachineDeclaration machine, string name, string? parent, Action<StateBuilder>? configure)
    {
        ArgumentNullException.ThrowIfNull(name);
        var state = new StateDeclaration { Name = name, Parent = parent };
        machine.States.Add(state);
        configure?.Invoke(new(machine, state));
    }
}
