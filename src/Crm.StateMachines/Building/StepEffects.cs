using System.Collections.Immutable;

namespace Crm.StateMachines.Building;

/// <summary>
/// What leaving and entering states comes to. The states left are the current one and those around it, up to but without the
/// nearest one that strictly contains both it and the target; the states entered are those from there down to where the target begins.
/// </summary>
internal static class StepEffects
{
    public static ImmutableArray<Effect> Of(State from, Transition transition)
    {
        if (transition.Target is not { } target)
        {
            return transition.Effects;
        }

        var common = NearestAroundBoth(from, target);
        var effects = ImmutableArray.CreateBuilder<Effect>();
        for (var state = from; state != common; state = state!.Parent)
        {
            effects.AddRange(state!.OnExit);
        }

        effects.AddRange(transition.Effects);
        effects.AddRange(OfEntering(target.Leaf, common));
        return effects.ToImmutable();
    }

    public static ImmutableArray<Effect> OfEntering(State leaf, State? common)
    {
        var path = new Stack<State>();
        for (var state = leaf; state != common; state = state!.Parent)
        {
            path.Push(state!);
        }

        return [.. path.SelectMany(static state => state.OnEntry)];
    }

    private static State? NearestAroundBoth(State one, State other)
    {
        var around = one.Parent;
        while (around is not null && (other == around || !other.IsWithin(around)))
        {
            around = around.Parent;
        }

        return around;
    }
}
