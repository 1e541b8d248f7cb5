using Crm.StateMachines.Building;

namespace Crm.StateMachines;

/// <summary>
/// A machine whose guards are bound to predicates, for deciding synchronously without allocating. Immutable and safe to share
/// between threads, as far as the predicates are.
/// </summary>
/// <typeparam name="TContext">What guards look at.</typeparam>
public sealed class StateMachine<TContext>
{
    private readonly GuardPredicate<TContext>[] _predicates;

    internal StateMachine(StateMachine definition, IReadOnlyDictionary<string, GuardPredicate<TContext>> guards)
    {
        ArgumentNullException.ThrowIfNull(guards);
        Definition = definition;
        _predicates = new GuardPredicate<TContext>[definition.Guards.Length];
        List<string> unbound = [];
        foreach (var guard in definition.Guards)
        {
            if (guards.TryGetValue(guard.Name, out var predicate) && predicate is not null)
            {
                _predicates[guard.Index] = predicate;
            }
            else
            {
                unbound.Add(guard.Name);
            }
        }

        if (unbound.Count > 0)
        {
            throw new StateMachineException(
                StateMachineErrorCodes.UnboundGuard,
                $"The machine '{definition.Name}' has guards without a predicate: {string.Join(", ", unbound)}.");
        }
    }

    /// <summary>The machine without its predicates.</summary>
    public StateMachine Definition { get; }

    /// <summary>What a trigger does in a state. Allocates nothing, unless a predicate does.</summary>
    /// <param name="from">The current state, not a super-state.</param>
    /// <param name="trigger">What happened.</param>
    /// <param name="context">Handed to the predicates.</param>
    /// <exception cref="ArgumentNullException"><paramref name="from"/> or <paramref name="trigger"/> is null.</exception>
    /// <exception cref="StateMachineException">
    /// <see cref="StateMachineErrorCodes.ForeignHandle"/> or <see cref="StateMachineErrorCodes.NotASimpleState"/>.
    /// </exception>
    public Decision Decide(State from, Trigger trigger, in TContext context) =>
        Definition.Decide(from, trigger, in context, new PredicateEvaluator<TContext>(_predicates));

    /// <summary>What a trigger does in a state, both by name. Allocates nothing, unless a predicate does.</summary>
    /// <param name="from">The name of the current state, not of a super-state.</param>
    /// <param name="trigger">The name of what happened.</param>
    /// <param name="context">Handed to the predicates.</param>
    /// <exception cref="ArgumentNullException"><paramref name="from"/> or <paramref name="trigger"/> is null.</exception>
    /// <exception cref="StateMachineException">
    /// <see cref="StateMachineErrorCodes.UnknownState"/>, <see cref="StateMachineErrorCodes.UnknownTrigger"/> or
    /// <see cref="StateMachineErrorCodes.NotASimpleState"/>.
    /// </exception>
    public Decision Decide(string from, string trigger, in TContext context) =>
        Decide(Definition.State(from), Definition.Trigger(trigger), in context);
}
