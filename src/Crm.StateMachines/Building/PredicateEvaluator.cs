using System.Runtime.CompilerServices;

namespace Crm.StateMachines.Building;

/// <summary>Answers from the predicates bound to a machine's guards, by position.</summary>
internal readonly struct PredicateEvaluator<TContext>(GuardPredicate<TContext>[] predicates) : IGuardEvaluator<TContext>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsMet(Guard guard, in TContext context) => predicates[guard.Index](in context);
}
