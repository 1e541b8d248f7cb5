using System.Collections.Immutable;

namespace Crm.StateMachines.Building;

/// <summary>Turns declared states with the names of their parents into a tree, each super-state right before its descendants.</summary>
internal sealed class StateTree
{
    private readonly Dictionary<string, StateDeclaration> _declared = new(StringComparer.Ordinal);
    private readonly Dictionary<string, State> _states = new(StringComparer.Ordinal);
    private readonly List<State> _inOrder = [];

    private StateTree()
    {
    }

    public IReadOnlyList<State> States => _inOrder;

    /// <summary>Whether every state found its place, so that what depends on the tree can be judged.</summary>
    public bool IsWhole { get; private set; } = true;

    public bool Declares(string name) => _declared.ContainsKey(name);

    public State? Find(string? name) => name is null ? null : _states.GetValueOrDefault(name);

    public StateDeclaration DeclarationOf(State state) => _declared[state.Name];

    public static StateTree Grow(MachineDeclaration machine, StateMachineLimits limits, ProblemList problems)
    {
        var tree = new StateTree();
        tree.Declare(machine, problems);
        var children = tree._declared.Values.Where(static state => state.Parent is not null)
            .ToLookup(static state => state.Parent!, StringComparer.Ordinal);
        var roots = machine.States.Where(state => state.Parent is null && tree._declared[state.Name] == state);
        tree.Place(roots, null, 1, children, limits, problems);
        tree.ReportCycles(machine, problems);
        return tree;
    }

    private void Declare(MachineDeclaration machine, ProblemList problems)
    {
        if (machine.States.Count == 0)
        {
            problems.Add(StateMachineErrorCodes.NoStates, "No state is declared.", "At least one state.", machine.Path is null ? null : $"{machine.Path}.states");
        }

        foreach (var state in machine.States.Where(state => !_declared.TryAdd(state.Name, state)))
        {
            problems.Add(state, "name", StateMachineErrorCodes.DuplicateState, $"There is another state '{state.Name}'.", "A name of its own for each state.");
            IsWhole = false;
        }

        foreach (var state in machine.States.Where(state => state.Parent is { } parent && !_declared.ContainsKey(parent)))
        {
            problems.Add(state, "parent", StateMachineErrorCodes.UnknownParent, $"It lies in '{state.Parent}', which does not exist.", Names.Offer("One of the states", _declared.Keys));
            IsWhole = false;
        }
    }

    private ImmutableArray<State> Place(
        IEnumerable<StateDeclaration> declarations,
        State? parent,
        int depth,
        ILookup<string, StateDeclaration> children,
        StateMachineLimits limits,
        ProblemList problems)
    {
        var placed = ImmutableArray.CreateBuilder<State>();
        foreach (var declaration in declarations)
        {
            if (depth > limits.MaxDepth)
            {
                problems.Add(declaration, "name", StateMachineErrorCodes.LimitExceeded, $"It lies {depth} states deep.", $"At most {limits.MaxDepth}.");
                problems.ThrowIfAny();
            }

            var state = new State(_inOrder.Count, declaration.Name, parent)
            {
                Label = declaration.Label,
                Kind = declaration.Kind,
                Tags = declaration.Tags.ToImmutableSortedDictionary(StringComparer.Ordinal),
                IsFinal = declaration.IsFinal,
                OnEntry = [.. declaration.OnEntry],
                OnExit = [.. declaration.OnExit],
            };
            _inOrder.Add(state);
            _states.Add(state.Name, state);
            placed.Add(state);
            state.Children = Place(children[state.Name], state, depth + 1, children, limits, problems);
            state.InitialChild = state.Children.FirstOrDefault(child => child.Name == declaration.Initial);
        }

        return placed.ToImmutable();
    }

    /// <summary>A state whose parents exist, yet which cannot be reached from any root, lies in itself or in one that does.</summary>
    private void ReportCycles(MachineDeclaration machine, ProblemList problems)
    {
        foreach (var state in machine.States.Where(state => !_states.ContainsKey(state.Name) && LiesInItself(state)))
        {
            problems.Add(state, "parent", StateMachineErrorCodes.SuperStateCycle, $"'{state.Name}' lies in '{state.Parent}', and so in itself.", "Super-states that end at one that lies in none.");
            IsWhole = false;
        }
    }

    private bool LiesInItself(StateDeclaration state)
    {
        var above = state;
        for (var steps = 0; steps < _declared.Count; steps++)
        {
            if (above.Parent is null || !_declared.TryGetValue(above.Parent, out above))
            {
                return false;
            }

            if (above == state)
            {
                return true;
            }
        }

        return false;
    }
}
