namespace Crm.StateMachines.Building;

/// <summary>Holds a declaration to the limits, before any work that grows with it.</summary>
internal static class SizeCheck
{
    public static void Run(MachineDeclaration machine, StateMachineLimits limits, ProblemList problems)
    {
        Hold(machine.States.Count, limits.MaxStates, "states", machine.Path);
        Hold(machine.Transitions.Count, limits.MaxTransitions, "transitions", machine.Path);
        problems.ThrowIfAny();
        foreach (var state in machine.States)
        {
            HoldOf(state, state.OnEntry.Count, "onEntry");
            HoldOf(state, state.OnExit.Count, "onExit");
            HoldOf(state, state.Tags.Count, "tags");
        }

        foreach (var transition in machine.Transitions)
        {
            HoldIn(transition, transition.Guards.Count, "guards");
            HoldIn(transition, transition.Effects.Count, "effects");
        }

        problems.ThrowIfAny();

        void Hold(int count, int most, string what, string? path)
        {
            if (count > most)
            {
                problems.Add(StateMachineErrorCodes.LimitExceeded, $"{count} {what}.", $"At most {most}.", path is null ? null : $"{path}.{what}");
            }
        }

        void HoldOf(StateDeclaration state, int count, string what)
        {
            if (count > limits.MaxItems)
            {
                problems.Add(state, what, StateMachineErrorCodes.LimitExceeded, $"{count} {what}.", $"At most {limits.MaxItems}.");
            }
        }

        void HoldIn(TransitionDeclaration transition, int count, string what)
        {
            if (count > limits.MaxItems)
            {
                problems.Add(transition, what, StateMachineErrorCodes.LimitExceeded, $"{count} {what}.", $"At most {limits.MaxItems}.");
            }
        }
    }
}
