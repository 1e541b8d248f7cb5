using System.Collections.Immutable;

namespace Crm.StateMachines.Building;

/// <summary>
/// Works out, once, what deciding would otherwise look for each time: a row for each simple state, a column for each trigger, and
/// in each cell the transitions of the nearest of the state and its super-states that declares any.
/// </summary>
internal sealed class TransitionTable
{
    private readonly Dictionary<(State, Trigger), Plan> _plans;
    private readonly int _columns;

    private TransitionTable(Structure structure)
    {
        Leaves = [.. structure.States.Where(static state => !state.IsSuperState)];
        _columns = structure.Triggers.Length;
        _plans = structure.Transitions
            .GroupBy(static transition => (transition.Source, transition.Trigger))
            .ToDictionary(static group => group.Key, static group => Plan.Of(group));
        Cells = new CandidateSet?[Leaves.Length * _columns];
    }

    public ImmutableArray<State> Leaves { get; }

    public CandidateSet?[] Cells { get; }

    /// <summary>The cells of a state; none for a super-state, in which a broken definition may end up.</summary>
    public ReadOnlySpan<CandidateSet?> RowOf(State leaf) => leaf.Row < 0 ? [] : Cells.AsSpan(leaf.Row * _columns, _columns);

    public static TransitionTable? Of(Structure structure, string? path, StateMachineLimits limits, ProblemList problems)
    {
        var leaves = structure.States.Count(static state => !state.IsSuperState);
        var size = (long)leaves * structure.Triggers.Length;
        if (size > limits.MaxTableSize)
        {
            TooLarge(path, limits, problems);
            return null;
        }

        var table = new TransitionTable(structure);
        var crowded = table._plans.Where(static pair => pair.Value.Guards.Length > CandidateSet.MaxGuards).ToList();
        foreach (var ((source, trigger), plan) in crowded)
        {
            problems.Add(StateMachineErrorCodes.LimitExceeded, $"'{trigger}' in '{source}' has {plan.Guards.Length} guards.", $"At most {CandidateSet.MaxGuards}.", path);
        }

        return crowded.Count == 0 && table.Fill(structure, size, path, limits, problems) ? table : null;
    }

    private static void TooLarge(string? path, StateMachineLimits limits, ProblemList problems) => problems.Add(
        StateMachineErrorCodes.LimitExceeded,
        "States, triggers, inherited transitions and their effects multiply to too large a table.",
        $"At most {limits.MaxTableSize} cells, steps and effects.",
        path);

    private bool Fill(Structure structure, long size, string? path, StateMachineLimits limits, ProblemList problems)
    {
        for (var row = 0; row < Leaves.Length; row++)
        {
            var leaf = Leaves[row];
            leaf.Row = row;
            foreach (var trigger in structure.Triggers)
            {
                if (Nearest(leaf, trigger) is not { } plan)
                {
                    continue;
                }

                var steps = Array.ConvertAll(plan.Transitions, transition => new Step(
                    transition,
                    transition.Target?.Leaf ?? leaf,
                    StepEffects.Of(leaf, transition),
                    plan.BitsOf(transition)));
                size += steps.Length + steps.Sum(static step => (long)step.Effects.Length);
                if (size > limits.MaxTableSize)
                {
                    TooLarge(path, limits, problems);
                    return false;
                }

                Cells[(row * _columns) + trigger.Index] = new(plan.Guards, steps);
            }
        }

        return true;
    }

    private Plan? Nearest(State leaf, Trigger trigger)
    {
        for (var state = leaf; state is not null; state = state.Parent)
        {
            if (_plans.TryGetValue((state, trigger), out var plan))
            {
                return plan;
            }
        }

        return null;
    }

    /// <summary>The transitions that one state declares for one trigger; the same for all its descendants.</summary>
    private sealed record Plan(Transition[] Transitions, ImmutableArray<Guard> Guards)
    {
        public static Plan Of(IEnumerable<Transition> declared)
        {
            Transition[] transitions = [.. declared.OrderBy(static transition => transition.Order)];
            return new(transitions, [.. transitions.SelectMany(static transition => transition.Guards).Distinct()]);
        }

        public ulong BitsOf(Transition transition)
        {
            ulong bits = 0;
            foreach (var guard in transition.Guards)
            {
                bits |= 1UL << Guards.IndexOf(guard);
            }

            return bits;
        }
    }
}
