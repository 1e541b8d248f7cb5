namespace Crm.StateMachines.Building;

/// <summary>Follows the finished table: every state must be reachable, and every state that is not final left again.</summary>
internal static class PathCheck
{
    public static void Run(TransitionTable table, StateTree tree, State? initial, bool endsKnown, ProblemList problems)
    {
        foreach (var leaf in table.Leaves.Where(leaf => !leaf.IsFinal && !CanBeLeft(leaf, table, endsKnown)))
        {
            problems.Add(tree.DeclarationOf(leaf), "name", StateMachineErrorCodes.DeadEnd, $"'{leaf}' is not final, but cannot be left.", "A transition to another state, or final.");
        }

        // With an end missing, what seems unreachable may just be what a misspelt name was to lead to.
        if (!endsKnown || initial is null)
        {
            return;
        }

        var reached = Reach(initial.Leaf, table);
        foreach (var leaf in table.Leaves.Where(leaf => !reached.Contains(leaf)))
        {
            problems.Add(tree.DeclarationOf(leaf), "name", StateMachineErrorCodes.UnreachableState, $"No triggers lead from '{initial}' to '{leaf}'.", "A transition to it from a state that can be reached, or no such state.");
        }
    }

    private static bool CanBeLeft(State leaf, TransitionTable table, bool endsKnown)
    {
        foreach (var cell in table.RowOf(leaf))
        {
            // A transition whose end is missing has been reported; it was meant to lead out.
            if (cell is not null && Array.Exists(cell.Steps, step => step.Next != leaf || (!endsKnown && step.Transition.Target is null)))
            {
                return true;
            }
        }

        return false;
    }

    private static HashSet<State> Reach(State initial, TransitionTable table)
    {
        HashSet<State> reached = [initial];
        var open = new Stack<State>(reached);
        while (open.TryPop(out var leaf))
        {
            foreach (var cell in table.RowOf(leaf))
            {
                foreach (var step in cell?.Steps ?? [])
                {
                    if (reached.Add(step.Next))
                    {
                        open.Push(step.Next);
                    }
                }
            }
        }

        return reached;
    }
}
