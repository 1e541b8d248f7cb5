using System.Collections.Immutable;

namespace Crm.Forecasting.Series.Hierarchies;

/// <summary>What adds up to what: a tree (rep, team, region), or groupings that cross (by team and by product).</summary>
public sealed class Hierarchy
{
    /// <summary>The name of the sum of all.</summary>
    public const string Total = "Total";

    private Hierarchy(ImmutableArray<HierarchyNode> nodes, int bottom, bool isTree)
    {
        Nodes = nodes;
        Bottom = bottom;
        IsTree = isTree;
    }

    /// <summary>The total, all other sums, and last the bottom series in their order.</summary>
    public ImmutableArray<HierarchyNode> Nodes { get; }

    /// <summary>How many bottom series there are.</summary>
    public int Bottom { get; }

    /// <summary>How many sums there are: the index of the first bottom series among <see cref="Nodes"/>.</summary>
    public int Sums => Nodes.Length - Bottom;

    /// <summary>Whether each node but the total has one parent.</summary>
    public bool IsTree { get; }

    /// <summary>A tree.</summary>
    /// <param name="paths">The path of each bottom series from the top: "North", "Team A", "Ann". Paths may differ in length.</param>
    /// <returns>The hierarchy; a node's name is its path with slashes.</returns>
    /// <exception cref="ForecastingException"><see cref="ForecastingErrorCodes.InvalidOption"/>: there is no path, one is empty, two are the same, or one is the beginning of another.</exception>
    public static Hierarchy OfPaths(params IReadOnlyList<IReadOnlyList<string>> paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        var names = paths.Select(path => string.Join('/', path)).ToList();
        CheckBottom(names);
        var sums = new List<(string Name, List<int> Members, string? Parent)> { (Total, [.. Enumerable.Range(0, names.Count)], null) };
        for (var depth = 1; depth < paths.Max(path => path.Count); depth++)
        {
            foreach (var group in Enumerable.Range(0, names.Count).Where(i => paths[i].Count > depth).GroupBy(i => string.Join('/', paths[i].Take(depth)), StringComparer.Ordinal))
            {
                if (names.Contains(group.Key, StringComparer.Ordinal))
                {
                    throw Refuse.Option($"'{group.Key}' is a bottom series and the beginning of '{names[group.First()]}'; a path ends where no other goes on.");
                }

                sums.Add((group.Key, [.. group], Above(group.Key)));
            }
        }

        int Place(string? name) => name is null ? -1 : sums.FindIndex(sum => string.Equals(sum.Name, name, StringComparison.Ordinal));
        return new(
            [.. sums.Select(sum => new HierarchyNode(sum.Name, [.. sum.Members], Place(sum.Parent))), .. names.Select((name, i) => new HierarchyNode(name, [i], Place(Above(name))))],
            names.Count,
            isTree: true);

        static string Above(string name) => name.LastIndexOf('/') is var slash && slash < 0 ? Total : name[..slash];
    }

    /// <summary>Groupings that may cross.</summary>
    /// <param name="bottom">The name of each bottom series.</param>
    /// <param name="groupings">A name and the group of each bottom series: "team" with "A", "A", "B"; "product" with "Chair", "Desk", "Chair".</param>
    /// <returns>The hierarchy; a group's name is "team: A".</returns>
    /// <exception cref="ForecastingException"><see cref="ForecastingErrorCodes.InvalidOption"/>: there is no bottom series, or two of a name. <see cref="ForecastingErrorCodes.LengthMismatch"/>: a grouping has not one group a series.</exception>
    public static Hierarchy OfGroups(IReadOnlyList<string> bottom, params IReadOnlyList<(string Name, IReadOnlyList<string> GroupOf)> groupings)
    {
        ArgumentNullException.ThrowIfNull(bottom);
        ArgumentNullException.ThrowIfNull(groupings);
        CheckBottom(bottom);
        var sums = new List<HierarchyNode> { new(Total, [.. Enumerable.Range(0, bottom.Count)], -1) };
        foreach (var (name, groupOf) in groupings)
        {
            if (groupOf.Count != bottom.Count)
            {
                throw Refuse.Lengths($"Grouping '{name}' names {groupOf.Count} groups for {bottom.Count} series; each series has one.");
            }

            sums.AddRange(Enumerable.Range(0, bottom.Count).GroupBy(i => groupOf[i], StringComparer.Ordinal).Select(group => new HierarchyNode($"{name}: {group.Key}", [.. group], -1)));
        }

        return new([.. sums, .. bottom.Select((name, i) => new HierarchyNode(name, [i], -1))], bottom.Count, isTree: false);
    }

    /// <summary>The sum of each node.</summary>
    /// <param name="bottom">A value of each bottom series.</param>
    /// <returns>A value of each of <see cref="Nodes"/>.</returns>
    /// <exception cref="ForecastingException"><see cref="ForecastingErrorCodes.LengthMismatch"/>: there is not a value of each.</exception>
    public double[] Add(ReadOnlySpan<double> bottom)
    {
        if (bottom.Length != Bottom)
        {
            throw Refuse.Lengths($"{bottom.Length} values are given for {Bottom} bottom series; each has one.");
        }

        var sums = new double[Nodes.Length];
        for (var node = 0; node < sums.Length; node++)
        {
            foreach (var member in Nodes[node].Members)
            {
                sums[node] += bottom[member];
            }
        }

        return sums;
    }

    private static void CheckBottom(IReadOnlyList<string> names)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            if (name.Length == 0 || !seen.Add(name))
            {
                throw Refuse.Option($"The bottom series '{name}' has no name, or one that is taken; each has its own.");
            }
        }

        if (names.Count == 0)
        {
            throw Refuse.Option($"A hierarchy of no series; it has at least one.");
        }
    }
}
