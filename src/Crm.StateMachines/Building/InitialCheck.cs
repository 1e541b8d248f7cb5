namespace Crm.StateMachines.Building;

/// <summary>Checks where lives and super-states begin, and which states may be final.</summary>
internal static class InitialCheck
{
    public static void Run(MachineDeclaration machine, StateTree tree, ProblemList problems)
    {
        var path = machine.Path is null ? null : $"{machine.Path}.initial";
        if (machine.Initial is null)
        {
            problems.Add(StateMachineErrorCodes.NoInitial, "The machine does not say where it begins.", Names.Offer("One of the states as initial", machine.States.Select(static state => state.Name)), path);
        }
        else if (!tree.Declares(machine.Initial))
        {
            problems.Add(StateMachineErrorCodes.UnknownInitial, $"The machine begins in '{machine.Initial}', which does not exist.", Names.Offer("One of the states", machine.States.Select(static state => state.Name)), path);
        }

        // In a broken tree a child may merely have been lost.
        foreach (var state in tree.IsWhole ? tree.States : [])
        {
            Check(state, tree.DeclarationOf(state), problems);
        }
    }

    private static void Check(State state, StateDeclaration declaration, ProblemList problems)
    {
        var children = state.Children.Select(static child => child.Name);
        switch (declaration.Initial)
        {
            case { } initial when !state.IsSuperState:
                problems.Add(declaration, "initial", StateMachineErrorCodes.InitialOfSimpleState, $"'{state}' begins in '{initial}', but has no children.", "No initial state, or children.");
                break;
            case null when state.IsSuperState:
                problems.Add(declaration, "initial", StateMachineErrorCodes.NoInitial, $"The super-state '{state}' does not say where it begins.", Names.Offer("One of its children as initial", children));
                break;
            case { } initial when state.InitialChild is null:
                problems.Add(declaration, "initial", StateMachineErrorCodes.UnknownInitial, $"'{state}' begins in '{initial}', which is not directly in it.", Names.Offer("One of its children", children));
                break;
        }

        if (declaration.IsFinal && state.IsSuperState)
        {
            problems.Add(declaration, "final", StateMachineErrorCodes.FinalSuperState, $"The super-state '{state}' is final.", "Those of its children final in which a life may end.");
        }
    }
}
