using Crm.Forecasting.Series.Hierarchies;

namespace Crm.Forecasting.Tests.Series.Hierarchies;

public sealed class HierarchyTests
{
    [Fact]
    public void A_tree_of_paths()
    {
        var tree = Hierarchy.OfPaths(["North", "A", "Ann"], ["North", "A", "Bob"], ["North", "B", "Cyd"], ["South", "Dee"]);

        Assert.Equal(["Total", "North", "South", "North/A", "North/B", "North/A/Ann", "North/A/Bob", "North/B/Cyd", "South/Dee"], tree.Nodes.Select(node => node.Name));
        Assert.Equal([-1, 0, 0, 1, 1, 3, 3, 4, 2], tree.Nodes.Select(node => node.Parent));
        Assert.Equal([10, 6, 4, 3, 3, 1, 2, 3, 4], tree.Add([1, 2, 3, 4]));
    }

    [Fact]
    public void Groupings_that_cross()
    {
        var hierarchy = Hierarchy.OfGroups(["a", "b", "c"], ("team", ["X", "X", "Y"]), ("product", ["P", "Q", "P"]));

        Assert.False(hierarchy.IsTree);
        Assert.Equal(["Total", "team: X", "team: Y", "product: P", "product: Q", "a", "b", "c"], hierarchy.Nodes.Select(node => node.Name));
        Assert.Equal([7, 3, 4, 5, 2, 1, 2, 4], hierarchy.Add([1, 2, 4]));
    }

    [Fact]
    public void What_is_no_hierarchy_is_refused()
    {
        Assert.Equal(ForecastingErrorCodes.InvalidOption, Code(() => Hierarchy.OfPaths()));
        Assert.Equal(ForecastingErrorCodes.InvalidOption, Code(() => Hierarchy.OfPaths(["a", "b"], ["a", "b"])));
        Assert.Equal(ForecastingErrorCodes.InvalidOption, Code(() => Hierarchy.OfPaths(["a"], ["a", "b"])));
        Assert.Equal(ForecastingErrorCodes.LengthMismatch, Code(() => Hierarchy.OfGroups(["a"], ("team", []))));
        Assert.Equal(ForecastingErrorCodes.LengthMismatch, Code(() => Hierarchy.OfPaths(["a"]).Add([1, 2])));

        static string Code(Func<object> make) => Assert.Throws<ForecastingException>(make).Code;
    }
}
