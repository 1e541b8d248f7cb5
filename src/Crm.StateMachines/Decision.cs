using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Crm.StateMachines.Building;

namespace Crm.StateMachines;

/// <summary>
/// What a machine answers to a trigger: the next state and its effects, or every guard that is not met, or that the trigger is
/// not permitted. A value: deciding changes nothing, and reading it allocates nothing. The default value is "not permitted" from
/// no state at all.
/// </summary>
[StructLayout(LayoutKind.Auto)]
public readonly struct Decision
{
    private readonly CandidateSet? _candidates;
    private readonly Step? _step;
    private readonly ulong _unmet;

    internal Decision(State from, Trigger trigger, CandidateSet? candidates, Step? step, ulong unmet) =>
        (From, Trigger, _candidates, _step, _unmet) = (from, trigger, candidates, step, unmet);

    /// <summary>Which of the three it is.</summary>
    public DecisionKind Kind => (_step, _candidates) switch
    {
        (not null, _) => DecisionKind.Accepted,
        (null, not null) => DecisionKind.Refused,
        _ => DecisionKind.NotPermitted,
    };

    /// <summary>Whether a transition is to be taken.</summary>
    public bool IsAccepted => _step is not null;

    /// <summary>The state that was asked.</summary>
    public State From { get; }

    /// <summary>The trigger that was asked about.</summary>
    public Trigger Trigger { get; }

    /// <summary>The state to be in from now on, never a super-state. <see cref="From"/> unless accepted.</summary>
    public State Next => _step is null ? From : _step.Next;

    /// <summary>The transition to be taken, or <see langword="null"/> unless accepted.</summary>
    public Transition? Transition => _step?.Transition;

    /// <summary>
    /// What is to be done, in this order: leaving (innermost state first), the transition, entering (outermost state first).
    /// Empty unless accepted.
    /// </summary>
    public ImmutableArray<Effect> Effects => _step is null ? [] : _step.Effects;

    /// <summary>Every guard that is not met, of every transition that was tried, each once. Empty unless refused.</summary>
    public UnmetGuards UnmetGuards => _step is null && _candidates is not null ? new(_candidates.Guards, _unmet) : default;

    /// <summary>The triggers for which <see cref="From"/> has a transition, whatever its guards, in declared order.</summary>
    public ImmutableArray<Trigger> PermittedTriggers => From is null ? [] : From.PermittedTriggers;

    /// <summary>The decision in one line, for logs.</summary>
    public override string ToString() => Kind switch
    {
        DecisionKind.Accepted => $"{From} -{Trigger}-> {Next}",
        DecisionKind.Refused => $"{From} -{Trigger}-> refused: {string.Join(", ", UnmetGuards.ToImmutableArray().Select(static guard => guard.Reason))}",
        _ => $"{From} -{Trigger}-> not permitted; permitted: {string.Join(", ", PermittedTriggers.Select(static trigger => trigger.Name))}",
    };
}
