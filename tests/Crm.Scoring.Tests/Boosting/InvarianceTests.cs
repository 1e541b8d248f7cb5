using Crm.Scoring.Boosting;
using Crm.Scoring.Data;
using Crm.Tests.Shared;
using FsCheck;
using FsCheck.Fluent;

namespace Crm.Scoring.Tests.Boosting;

public class InvarianceTests
{
    private static readonly BoostedTreesOptions Drawing = Leads.Small with { RowShare = 0.7, ColumnShare = 0.6, Patience = 5 };

    [Fact]
    public void The_order_of_the_rows_changes_nothing() => Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
    {
        var data = Leads.Make(seed, rows: 200, isWeighted: seed % 2 == 0);
        var order = Enumerable.Range(0, data.Rows).ToArray();
        new Random(seed + 1).Shuffle(order);
        var options = seed % 3 == 0 ? Leads.Small : Drawing;
        return Margins(data, data, options).SequenceEqual(Margins(data.Take(order), data, options));
    }).Holds();

    [Fact]
    public void The_number_of_threads_changes_nothing()
    {
        // So many that threads share the rows of a leaf, too.
        var data = Leads.Make(7, rows: 14_000);
        var wide = new DataSet([.. data.Columns, .. data.Columns.Select((c, i) => Column.Numeric($"more{i}", c.Values.ToArray()))], data.Target.ToArray());
        foreach (var options in new[] { Leads.Small, Drawing })
        {
            var one = Margins(wide, wide, options);
            Assert.Equal(one, Margins(wide, wide, options with { Threads = 2 }));
            Assert.Equal(one, Margins(wide, wide, options with { Threads = 5 }));
        }
    }

    [Fact]
    public void A_rising_function_of_a_numeric_column_changes_nothing() => Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
    {
        var data = Leads.Make(seed, rows: 200);
        Func<double, double> rising = (seed % 3) switch { 0 => v => (v * v * v) - 7, 1 => v => Math.Exp(v / 10), _ => v => Math.Log(v + 1) };
        var other = new DataSet(data.Columns.Select(c => c.Name is "amount" or "age" ? Column.Numeric(c.Name, c.Values.ToArray().Select(rising)) : c), data.Target.ToArray());
        return Margins(data, data, Drawing).SequenceEqual(Margins(other, other, Drawing));
    }).Holds();

    [Fact]
    public void The_names_of_levels_change_nothing_where_their_order_stays()
    {
        var data = Leads.Make(3);
        var source = data["source"];
        var other = new DataSet([.. data.Columns.Where(c => c != source), Column.Categorical("source", Enumerable.Range(0, data.Rows).Select(i => source.Text(i) is { } t ? "level " + t : null))], data.Target.ToArray());
        Assert.Equal(Margins(data, data, Leads.Small), Margins(other, other, Leads.Small));
    }

    [Fact]
    public void A_seed_gives_the_same_model_and_another_seed_another()
    {
        var data = Leads.Make(11);
        Assert.Equal(Margins(data, data, Drawing), Margins(data, data, Drawing));
        Assert.NotEqual(Margins(data, data, Drawing), Margins(data, data, Drawing with { Seed = 2 }));
    }

    private static double[] Margins(DataSet training, DataSet data, BoostedTreesOptions options) => Leads.Margins(Leads.Train(training, options), data);
}
