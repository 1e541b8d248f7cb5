namespace Crm.StateMachines.Building;

/// <summary>Checks the transitions by name: both ends, and that it is always clear which one is taken.</summary>
internal static class TransitionCheck
{
    /// <summary>Returns whether both ends of every transition are known, so that paths can be followed.</summary>
    public static bool Run(MachineDeclaration machine, StateTree tree, ProblemList problems)
    {
        var endsKnown = true;
        foreach (var transition in machine.Transitions)
        {
            endsKnown &= CheckEnds(transition, machine, tree, problems);
        }

        foreach (var group in machine.Transitions.GroupBy(static transition => (transition.From, transition.Trigger)).Where(static group => group.Skip(1).Any()))
        {
            CheckOrder([.. group], problems);
        }

        return endsKnown;
    }

    private static bool CheckEnds(TransitionDeclaration transition, MachineDeclaration machine, StateTree tree, ProblemList problems)
    {
        var names = machine.States.Select(static state => state.Name);
        var known = true;
        if (!tree.Declares(transition.From))
        {
            problems.Add(transition, "from", StateMachineErrorCodes.UnknownSource, $"'{transition.Trigger}' starts from '{transition.From}', which does not exist.", Names.Offer("One of the states", names));
            known = false;
        }

        switch (transition)
        {
            case { IsInternal: true, To: not null }:
                problems.Add(transition, "to", StateMachineErrorCodes.InternalWithTarget, $"'{transition.Trigger}' is internal, yet leads to '{transition.To}'.", "No target, or not internal.");
                break;
            case { IsInternal: false, To: null }:
                problems.Add(transition, "to", StateMachineErrorCodes.MissingTarget, $"'{transition.Trigger}' leads nowhere.", "A target, or internal.");
                known = false;
                break;
            case { To: { } to } when !tree.Declares(to):
                problems.Add(transition, "to", StateMachineErrorCodes.UnknownTarget, $"'{transition.Trigger}' leads to '{to}', which does not exist.", Names.Offer("One of the states", names));
                known = false;
                break;
        }

        return known;
    }

    private static void CheckOrder(List<TransitionDeclaration> group, ProblemList problems)
    {
        var clear = true;
        var orders = new HashSet<int>();
        foreach (var transition in group.Where(transition => transition.Order is not { } order || !orders.Add(order)))
        {
            clear = false;
            problems.Add(transition, "order", StateMachineErrorCodes.AmbiguousTransition, $"'{transition.From}' has {group.Count} transitions for '{transition.Trigger}'.", "An order on each of them, no two alike.");
        }

        // Without a clear order nobody can say what comes after what.
        foreach (var transition in clear ? group.OrderBy(static transition => transition.Order).SkipWhile(static transition => transition.Guards.Count > 0).Skip(1) : [])
        {
            problems.Add(transition, "order", StateMachineErrorCodes.ShadowedTransition, "It comes after a transition without guards, which is always taken.", "The one without guards last.");
        }
    }
}
