using System.Collections.Immutable;

namespace Crm.StateMachines.Building;

/// <summary>The parts of a machine, connected, before they are known to make sense together.</summary>
internal sealed record Structure(
    ImmutableArray<State> States,
    ImmutableArray<Trigger> Triggers,
    ImmutableArray<Guard> Guards,
    ImmutableArray<Transition> Transitions)
{
    public static Structure Connect(MachineDeclaration machine, StateTree tree, GuardCatalogue guards)
    {
        var triggers = new Dictionary<string, Trigger>(StringComparer.Ordinal);
        var transitions = ImmutableArray.CreateBuilder<Transition>(machine.Transitions.Count);
        foreach (var declared in machine.Transitions)
        {
            if (!triggers.TryGetValue(declared.Trigger, out var trigger))
            {
                triggers.Add(declared.Trigger, trigger = new(triggers.Count, declared.Trigger));
            }

            transitions.Add(new(transitions.Count, tree.Find(declared.From)!, trigger, tree.Find(declared.To))
            {
                Guards = [.. declared.Guards.Select(guard => guards[guard.Name])],
                Effects = [.. declared.Effects],
                Label = declared.Label,
                Order = declared.Order,
            });
        }

        return new([.. tree.States], [.. triggers.Values.OrderBy(static trigger => trigger.Index)], guards.Guards, transitions.MoveToImmutable());
    }
}
