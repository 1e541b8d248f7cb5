using System.Collections.Immutable;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Crm.StateMachines.Building;

namespace Crm.StateMachines;

public sealed partial class StateMachine
{
    /// <summary>What a trigger does in a state. Allocates nothing.</summary>
    /// <typeparam name="TContext">What guards look at.</typeparam>
    /// <typeparam name="TEvaluator">What evaluates them; a struct is fastest.</typeparam>
    /// <param name="from">The current state, not a super-state.</param>
    /// <param name="trigger">What happened.</param>
    /// <param name="context">Handed to the evaluator.</param>
    /// <param name="evaluator">Asked about each guard that matters, at most once.</param>
    /// <exception cref="ArgumentNullException"><paramref name="from"/> or <paramref name="trigger"/> is null.</exception>
    /// <exception cref="StateMachineException">
    /// <see cref="StateMachineErrorCodes.ForeignHandle"/> or <see cref="StateMachineErrorCodes.NotASimpleState"/>.
    /// </exception>
    public Decision Decide<TContext, TEvaluator>(State from, Trigger trigger, in TContext context, TEvaluator evaluator)
        where TEvaluator : IGuardEvaluator<TContext>, allows ref struct
    {
        var candidates = Find(from, trigger);
        return candidates is null
            ? new Decision(from, trigger, null, null, 0)
            : candidates.Decide(from, trigger, in context, evaluator);
    }

    /// <summary>
    /// The transitions that could answer a trigger in a state, with their guards: for a caller that evaluates guards itself, such
    /// as asynchronously.
    /// </summary>
    /// <param name="from">The current state, not a super-state.</param>
    /// <param name="trigger">What happened.</param>
    /// <exception cref="ArgumentNullException"><paramref name="from"/> or <paramref name="trigger"/> is null.</exception>
    /// <exception cref="StateMachineException">
    /// <see cref="StateMachineErrorCodes.ForeignHandle"/> or <see cref="StateMachineErrorCodes.NotASimpleState"/>.
    /// </exception>
    public TransitionCandidates Candidates(State from, Trigger trigger) => new(from, trigger, Find(from, trigger));

    /// <summary>The triggers for which a state has a transition, its own or a super-state's, whatever the guards; in declared order.</summary>
    /// <param name="from">The state, not a super-state.</param>
    /// <exception cref="ArgumentNullException"><paramref name="from"/> is null.</exception>
    /// <exception cref="StateMachineException">
    /// <see cref="StateMachineErrorCodes.ForeignHandle"/> or <see cref="StateMachineErrorCodes.NotASimpleState"/>.
    /// </exception>
    public ImmutableArray<Trigger> PermittedTriggers(State from)
    {
        ArgumentNullException.ThrowIfNull(from);
        if (from.Machine != this || from.Row < 0)
        {
            ThrowUnusable(from, null);
        }

        return from.PermittedTriggers;
    }

    /// <summary>Gives every guard its predicate, once, for deciding without looking anything up.</summary>
    /// <typeparam name="TContext">What guards look at.</typeparam>
    /// <param name="guards">A predicate for each guard of this machine; those of guards it does not have are ignored.</param>
    /// <exception cref="ArgumentNullException"><paramref name="guards"/> is null.</exception>
    /// <exception cref="StateMachineException"><see cref="StateMachineErrorCodes.UnboundGuard"/>, naming all that lack one.</exception>
    public StateMachine<TContext> Bind<TContext>(IReadOnlyDictionary<string, GuardPredicate<TContext>> guards) => new(this, guards);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal CandidateSet? Find(State from, Trigger trigger)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(trigger);
        if (from.Machine != this || trigger.Machine != this || from.Row < 0)
        {
            ThrowUnusable(from, trigger);
        }

        return _table[(from.Row * _columns) + trigger.Index];
    }

    [DoesNotReturn]
    [StackTraceHidden]
    private void ThrowUnusable(State from, Trigger? trigger)
    {
        if (from.Machine != this || (trigger is not null && trigger.Machine != this))
        {
            var (what, machine) = from.Machine != this ? ($"state '{from}'", from.Machine) : ($"trigger '{trigger}'", trigger!.Machine);
            throw new StateMachineException(
                StateMachineErrorCodes.ForeignHandle,
                $"The {what} belongs to another machine ('{machine}'), or an older build of '{Name}'. Look it up by name in the machine that decides.");
        }

        throw new StateMachineException(
            StateMachineErrorCodes.NotASimpleState,
            $"'{from}' is a super-state of '{Name}'; the current state is one of its descendants, such as '{from.Leaf}'.");
    }
}
