using Crm.Scoring.Boosting;
using Crm.Scoring.Data;

namespace Crm.Scoring.Tests.Boosting;

public class EqualGainTests
{
    /// <summary>The sides of the first split mirror each other, so that either gains as much by its next: whichever of them is divided first, the tree gets the one that it waits for.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Leaves_that_gain_the_same_are_all_divided(int threads)
    {
        const int each = 100;
        int[] good = [10, 30, 70, 90];
        var cells = Enumerable.Range(0, 4 * each).Select(i => i / each).ToList();
        var data = new DataSet(
            [Column.Numeric("first", cells.Select(c => (double)(c / 2))), Column.Numeric("second", cells.Select(c => (double)(c % 2)))],
            [.. cells.Select((c, i) => i % each < good[c])]);
        var model = Leads.Train(data, new() { Trees = 40, Patience = 0, Threads = threads });
        Assert.Equal(40, model.Trees);
        Assert.True(model.Margin([0, 0]) < model.Margin([0, 1]) && model.Margin([0, 1]) < model.Margin([1, 0]) && model.Margin([1, 0]) < model.Margin([1, 1]));
    }
}
