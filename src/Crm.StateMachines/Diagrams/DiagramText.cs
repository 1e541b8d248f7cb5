namespace Crm.StateMachines.Diagrams;

/// <summary>What a diagram says about a transition or a state, before it is escaped: UML's <c>trigger [guards] / effects</c>.</summary>
internal static class DiagramText
{
    public static string Of(Transition transition) => Line(
        transition.Label ?? transition.Trigger.Name,
        transition.Guards.Select(static guard => guard.Name),
        transition.Effects);

    /// <summary>What happens inside a state: on entry, on exit, and its internal transitions.</summary>
    public static IEnumerable<string> Inside(State state, StateMachine machine)
    {
        if (!state.OnEntry.IsEmpty)
        {
            yield return Line("entry", [], state.OnEntry);
        }

        if (!state.OnExit.IsEmpty)
        {
            yield return Line("exit", [], state.OnExit);
        }

        foreach (var transition in machine.Transitions)
        {
            if (transition.IsInternal && transition.Source == state)
            {
                yield return Of(transition);
            }
        }
    }

    private static string Line(string head, IEnumerable<string> guards, IEnumerable<Effect> effects)
    {
        var (condition, action) = (string.Join(", ", guards), string.Join(", ", effects));
        return $"{head}{(condition.Length == 0 ? "" : $" [{condition}]")}{(action.Length == 0 ? "" : $" / {action}")}";
    }
}
