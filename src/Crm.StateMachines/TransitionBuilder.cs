using Crm.StateMachines.Building;

namespace Crm.StateMachines;

/// <summary>Says more about a transition. A setting made again replaces the first; guards and effects add up.</summary>
public sealed class TransitionBuilder
{
    private readonly TransitionDeclaration _transition;

    private TransitionBuilder(TransitionDeclaration transition) => _transition = transition;

    /// <summary>Adds a condition.</summary>
    /// <param name="guard">Its name: one name means the same guard everywhere in the machine.</param>
    /// <param name="reason">The code of the refusal. Null (the default): as said elsewhere in the machine, or else the name.</param>
    /// <param name="description">What has to hold, for people. Null (the default): as said elsewhere in the machine, or else none.</param>
    /// <exception cref="ArgumentNullException"><paramref name="guard"/> is null.</exception>
    public TransitionBuilder When(string guard, string? reason = null, string? description = null)
    {
        ArgumentNullException.ThrowIfNull(guard);
        _transition.Guards.Add(new(guard, reason, description));
        return this;
    }

    /// <summary>Adds an effect, after those added before.</summary>
    /// <param name="effect">The name of the effect.</param>
    /// <param name="argument">Free text passed along, or null (the default).</param>
    /// <exception cref="ArgumentNullException"><paramref name="effect"/> is null.</exception>
    public TransitionBuilder Do(string effect, string? argument = null)
    {
        ArgumentNullException.ThrowIfNull(effect);
        _transition.Effects.Add(new(effect, argument));
        return this;
    }

    /// <summary>Sets a text for people.</summary>
    /// <param name="label">The text.</param>
    public TransitionBuilder Label(string? label)
    {
        _transition.Label = label;
        return this;
    }

    /// <summary>Says which of several transitions of one state and trigger is tried first: the lowest.</summary>
    /// <param name="order">Any number, no two alike.</param>
    public TransitionBuilder Order(int order)
    {
        _transition.Order = order;
        return this;
    }

    internal static void Add(MachineDeclaration machine, string from, string trigger, string? to, Action<TransitionBuilder>? configure)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(trigger);
        var transition = new TransitionDeclaration { From = from, Trigger = trigger, To = to, IsInternal = to is null };
        machine.Transitions.Add(transition);
        configure?.Invoke(new(transition));
    }
}
