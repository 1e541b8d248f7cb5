namespace Crm.StateMachines.Building;

/// <summary>The one way from a declaration, in code or JSON, to a machine.</summary>
internal static class DefinitionCompiler
{
    public static StateMachine Compile(MachineDeclaration machine, StateMachineLimits limits)
    {
        var problems = new ProblemList();
        SizeCheck.Run(machine, limits, problems);
        new TextCheck(limits, problems).Run(machine);
        var tree = StateTree.Grow(machine, limits, problems);
        InitialCheck.Run(machine, tree, problems);
        var endsKnown = TransitionCheck.Run(machine, tree, problems);
        var guards = GuardCatalogue.Of(machine, problems);
        if (!tree.IsWhole || tree.States.Count == 0)
        {
            problems.ThrowIfAny();
        }

        // What is broken has been reported; the rest is still worth following.
        var sound = machine.Transitions.Any(transition => !tree.Declares(transition.From))
            ? WithKnownSources(machine, tree)
            : machine;
        endsKnown &= tree.States.All(static state => !state.IsSuperState || state.InitialChild is not null);
        var structure = Structure.Connect(sound, tree, guards);
        var initial = tree.Find(machine.Initial);
        var table = TransitionTable.Of(structure, machine.Path, limits, problems);
        if (table is not null)
        {
            PathCheck.Run(table, tree, initial, endsKnown, problems);
        }

        problems.ThrowIfAny();
        foreach (var leaf in table!.Leaves)
        {
            leaf.PermittedTriggers = [.. structure.Triggers.Where(trigger => table.RowOf(leaf)[trigger.Index] is not null)];
        }

        return new(machine.Name, structure, initial!, table.Cells);
    }

    private static MachineDeclaration WithKnownSources(MachineDeclaration machine, StateTree tree)
    {
        var sound = new MachineDeclaration { Name = machine.Name, Initial = machine.Initial, Path = machine.Path };
        sound.Transitions.AddRange(machine.Transitions.Where(transition => tree.Declares(transition.From)));
        return sound;
    }
}
