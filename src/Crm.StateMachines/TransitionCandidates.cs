using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Crm.StateMachines.Building;

namespace Crm.StateMachines;

/// <summary>
/// The transitions that could answer one trigger in one state, in the order in which they are tried, and what turns the answers
/// to their guards into a <see cref="Decision"/>. A value; obtained from <see cref="StateMachine.Candidates"/>.
/// </summary>
[StructLayout(LayoutKind.Auto)]
public readonly struct TransitionCandidates
{
    private readonly CandidateSet? _set;

    internal TransitionCandidates(State from, Trigger trigger, CandidateSet? set) => (From, Trigger, _set) = (from, trigger, set);

    /// <summary>The current state.</summary>
    public State From { get; }

    /// <summary>What happened.</summary>
    public Trigger Trigger { get; }

    /// <summary>Whether there are none: the trigger is not permitted.</summary>
    public bool IsEmpty => _set is null;

    /// <summary>The transitions, first to be tried first: those of the nearest of the state and its super-states that has any.</summary>
    public ImmutableArray<Transition> Transitions => _set is null ? [] : _set.Transitions;

    /// <summary>The guards of all of them, each once: at most 64.</summary>
    public ImmutableArray<Guard> Guards => _set is null ? [] : _set.Guards;

    /// <summary>Decides with an evaluator. Allocates nothing.</summary>
    /// <typeparam name="TContext">What guards look at.</typeparam>
    /// <typeparam name="TEvaluator">What evaluates them; a struct is fastest.</typeparam>
    /// <param name="context">Handed to the evaluator.</param>
    /// <param name="evaluator">Asked about each guard that matters, at most once.</param>
    public Decision Decide<TContext, TEvaluator>(in TContext context, TEvaluator evaluator)
        where TEvaluator : IGuardEvaluator<TContext>, allows ref struct =>
        _set is null ? new Decision(From, Trigger, null, null, 0) : _set.Decide(From, Trigger, in context, evaluator);

    /// <summary>Decides from answers the caller already has. Allocates nothing.</summary>
    /// <param name="unmet">Those of <see cref="Guards"/> that are not met, in any order; all others count as met.</param>
    /// <exception cref="StateMachineException">
    /// <see cref="StateMachineErrorCodes.UnknownGuard"/>: one of them is none of <see cref="Guards"/>, so its refusal would be lost.
    /// </exception>
    public Decision Decide(params ReadOnlySpan<Guard> unmet)
    {
        foreach (var guard in unmet)
        {
            ArgumentNullException.ThrowIfNull(guard, nameof(unmet));
            if (!Guards.AsSpan().Contains(guard))
            {
                throw new StateMachineException(
                    StateMachineErrorCodes.UnknownGuard,
                    $"'{guard}' is not a guard of '{Trigger}' in '{From}'. Its guards are: {string.Join(", ", Guards.Select(static known => known.Name))}.");
            }
        }

        return Decide(0, new UnmetEvaluator(unmet));
    }

    /// <summary>
    /// Decides with an asynchronous evaluator, one guard after the other, each at most once; the guards of a later candidate are
    /// not asked about when an earlier one is taken.
    /// </summary>
    /// <typeparam name="TContext">What guards look at.</typeparam>
    /// <param name="context">Handed to the evaluator.</param>
    /// <param name="isMet">Whether a guard is met.</param>
    /// <param name="cancellationToken">Handed to the evaluator, and looked at between guards.</param>
    /// <exception cref="ArgumentNullException"><paramref name="isMet"/> is null.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public ValueTask<Decision> DecideAsync<TContext>(
        TContext context,
        Func<Guard, TContext, CancellationToken, ValueTask<bool>> isMet,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(isMet);
        return _set is null
            ? ValueTask.FromResult(new Decision(From, Trigger, null, null, 0))
            : _set.DecideAsync(From, Trigger, context, isMet, cancellationToken);
    }
}
