namespace Crm.StateMachines.Building;

/// <summary>Answers from a list of the guards that are not met.</summary>
internal readonly ref struct UnmetEvaluator(ReadOnlySpan<Guard> unmet) : IGuardEvaluator<int>
{
    private readonly ReadOnlySpan<Guard> _unmet = unmet;

    public bool IsMet(Guard guard, in int context) => !_unmet.Contains(guard);
}
