namespace Crm.Forecasting.Pipeline.Simulation;

/// <summary>The groups whose sums are kept: the whole is group 0, then owners, teams and products as they are asked for.</summary>
internal sealed class GroupIndex(SimulationOptions options)
{
    private readonly Dictionary<(GroupKind Kind, string Name), int> _groups = [];
    private readonly Dictionary<(string?, string?, string?), int> _leaves = [];
    private readonly List<List<int>> _leafGroups = [];

    /// <summary>How many groups there are.</summary>
    public int Count => _groups.Count + 1;

    public int? Owner(string name) => Find(GroupKind.Owner, name);

    public int? Team(string name) => Find(GroupKind.Team, name);

    public int? Product(string name) => Find(GroupKind.Product, name);

    public IEnumerable<string> Names(GroupKind kind) => _groups.Keys.Where(g => g.Kind == kind).Select(g => g.Name).Order(StringComparer.Ordinal);

    /// <summary>The leaf of an owner, a team and a product.</summary>
    public int Leaf(string? owner, string? team, string? product)
    {
        var key = (options.ByOwner ? owner : null, options.ByTeam ? team : null, options.ByProduct ? product : null);
        if (!_leaves.TryGetValue(key, out var leaf))
        {
            leaf = _leaves[key] = _leafGroups.Count;
            var groups = new List<int> { 0 };
            AddTo(groups, GroupKind.Owner, key.Item1);
            AddTo(groups, GroupKind.Team, key.Item2);
            AddTo(groups, GroupKind.Product, key.Item3);
            _leafGroups.Add(groups);
        }

        return leaf;
    }

    /// <summary>The leaves with what lies in them, deals and streams each sorted by leaf.</summary>
    public IEnumerable<SimulationPlan.Leaf> Leaves(IEnumerable<int> dealLeaves, IEnumerable<int> streamLeaves)
    {
        // All leaves are known only when both lists have been gone through.
        int[] ofDeals = [.. dealLeaves];
        int[] ofStreams = [.. streamLeaves];
        var (deals, streams) = (Starts(ofDeals), Starts(ofStreams));
        return _leafGroups.Select((groups, i) => new SimulationPlan.Leaf(deals[i]..deals[i + 1], streams[i]..streams[i + 1], [.. groups]));
    }

    private int[] Starts(int[] leaves)
    {
        var starts = new int[_leafGroups.Count + 1];
        foreach (var leaf in leaves)
        {
            starts[leaf + 1]++;
        }

        for (var i = 1; i < starts.Length; i++)
        {
            starts[i] += starts[i - 1];
        }

        return starts;
    }

    private void AddTo(List<int> groups, GroupKind kind, string? name)
    {
        if (name is not null)
        {
            if (!_groups.TryGetValue((kind, name), out var group))
            {
                group = _groups[(kind, name)] = Count;
            }

            groups.Add(group);
        }
    }

    private int? Find(GroupKind kind, string name) => _groups.TryGetValue((kind, name), out var group) ? group : null;
}
