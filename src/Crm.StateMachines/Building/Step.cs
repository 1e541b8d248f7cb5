using System.Collections.Immutable;

namespace Crm.StateMachines.Building;

/// <summary>A transition as one simple state takes it: where it ends up, everything there is to do, and the guards as a set of bits.</summary>
internal sealed class Step(Transition transition, State next, ImmutableArray<Effect> effects, ulong required)
{
    public readonly ulong Required = required;

    public Transition Transition { get; } = transition;

    public State Next { get; } = next;

    public ImmutableArray<Effect> Effects { get; } = effects;
}
