using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Crm.StateMachines.Building;

/// <summary>One filled cell of the transition table: the steps of one simple state and trigger, in the order to be tried.</summary>
internal sealed class CandidateSet(ImmutableArray<Guard> guards, Step[] steps)
{
    /// <summary>As many as fit into the bits of <see cref="Step.Required"/>.</summary>
    public const int MaxGuards = 64;

    public readonly Step[] Steps = steps;

    /// <summary>The guards of all steps, each once; a bit in <see cref="Step.Required"/> is a position here.</summary>
    public ImmutableArray<Guard> Guards { get; } = guards;

    public ImmutableArray<Transition> Transitions { get; } =
        ImmutableArray.Create(Array.ConvertAll(steps, static step => step.Transition));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Decision Decide<TContext, TEvaluator>(State from, Trigger trigger, in TContext context, TEvaluator evaluator)
        where TEvaluator : IGuardEvaluator<TContext>, allows ref struct
    {
        var poll = new GuardPoll(this);
        while (poll.TryNext(out var guard))
        {
            poll.Answer(evaluator.IsMet(guard, in context));
        }

        return poll.Conclude(from, trigger);
    }

    public async ValueTask<Decision> DecideAsync<TContext>(
        State from,
        Trigger trigger,
        TContext context,
        Func<Guard, TContext, CancellationToken, ValueTask<bool>> isMet,
        CancellationToken cancellationToken)
    {
        var poll = new GuardPoll(this);
        while (poll.TryNext(out var guard))
        {
            cancellationToken.ThrowIfCancellationRequested();
            poll.Answer(await isMet(guard, context, cancellationToken).ConfigureAwait(false));
        }

        return poll.Conclude(from, trigger);
    }
}
