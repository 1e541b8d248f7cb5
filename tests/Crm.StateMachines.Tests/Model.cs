namespace Crm.StateMachines.Tests;

/// <summary>A machine as plain data, and the plainest reading of the rules: everything is looked for each time, nothing precomputed.</summary>
internal sealed record Model(IReadOnlyList<Model.StateSpec> States, IReadOnlyList<Model.TransitionSpec> Transitions, string Initial)
{
    public sealed record StateSpec(string Name, string? Parent, string? Initial, bool Final, string[] Entry, string[] Exit);

    public sealed record TransitionSpec(string From, string Trigger, string? To, int? Order, string[] Guards, string[] Effects);

    public sealed record Answer(string Kind, string Next, string[] Effects, string[] Unmet);

    public StateSpec this[string name] => States.Single(state => state.Name == name);

    /// <summary>The state, then what it lies in, outwards.</summary>
    public List<string> Path(string name) => this[name].Parent is { } parent ? [name, .. Path(parent)] : [name];

    public string Begin(string name) => this[name].Initial is { } child ? Begin(child) : name;

    public IEnumerable<string> Leaves => States.Where(state => !States.Any(other => other.Parent == state.Name)).Select(state => state.Name);

    public IEnumerable<TransitionSpec> Tried(string from, string trigger)
    {
        var declaring = Path(from).FirstOrDefault(name => Transitions.Any(transition => transition.From == name && transition.Trigger == trigger));
        return Transitions.Where(transition => transition.From == declaring && transition.Trigger == trigger).OrderBy(transition => transition.Order);
    }

    public Answer Decide(string from, string trigger, IReadOnlySet<string> unmet)
    {
        var tried = Tried(from, trigger).ToList();
        if (tried.Count == 0)
        {
            return new("NotPermitted", from, [], []);
        }

        var taken = tried.Find(transition => !transition.Guards.Any(unmet.Contains));
        return taken switch
        {
            null => new("Refused", from, [], [.. tried.SelectMany(transition => transition.Guards).Where(unmet.Contains).Distinct()]),
            { To: null } => new("Accepted", from, taken.Effects, []),
            { To: { } to } => new("Accepted", Begin(to), [.. Moving(from, to, taken.Effects)], []),
        };
    }

    private IEnumerable<string> Moving(string from, string to, string[] effects)
    {
        var staysIn = Path(from).Skip(1).Intersect(Path(to).Skip(1)).ToList();
        var left = Path(from).Except(staysIn);
        var entered = Path(Begin(to)).Except(staysIn).Reverse();
        return [.. left.SelectMany(name => this[name].Exit), .. effects, .. entered.SelectMany(name => this[name].Entry)];
    }

    /// <summary>The leaves that some sequence of triggers reaches when guards may say anything.</summary>
    public HashSet<string> Reachable()
    {
        HashSet<string> reached = [Begin(Initial)];
        for (var before = 0; before < reached.Count;)
        {
            before = reached.Count;
            reached.UnionWith(reached.SelectMany(Ways).ToList());
        }

        return reached;
    }

    public IEnumerable<string> Ways(string leaf) => Transitions.Select(transition => transition.Trigger).Distinct()
        .SelectMany(trigger => Tried(leaf, trigger))
        .Select(transition => transition.To is { } to ? Begin(to) : leaf);

    public StateMachine Build()
    {
        var builder = StateMachine.Define("random").Initial(Initial);
        foreach (var (name, parent, initial, final, entry, exit) in States)
        {
            builder.State(name, state =>
            {
                _ = parent is null ? state : state.In(parent);
                _ = initial is null ? state : state.Initial(initial);
                _ = final ? state.Final() : state;
                Array.ForEach(entry, effect => state.OnEntry(effect));
                Array.ForEach(exit, effect => state.OnExit(effect));
            });
        }

        foreach (var spec in Transitions)
        {
            void Configure(TransitionBuilder transition)
            {
                _ = spec.Order is { } order ? transition.Order(order) : transition;
                Array.ForEach(spec.Guards, guard => transition.When(guard, $"{guard}_unmet"));
                Array.ForEach(spec.Effects, effect => transition.Do(effect));
            }

            _ = spec.To is { } to ? builder.Transition(spec.From, spec.Trigger, to, Configure) : builder.Internal(spec.From, spec.Trigger, Configure);
        }

        return builder.Build();
    }
}
