using Crm.Scoring.Boosting;
using Crm.Scoring.Data;
using Crm.Tests.Shared;
using FsCheck;
using FsCheck.Fluent;

namespace Crm.Scoring.Tests.Boosting;

public class InferenceTests
{
    [Fact]
    public void Masks_find_the_leaf_that_a_walk_finds() => Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
    {
        var data = Leads.Make(seed, rows: 300);
        var model = Leads.Train(data, Leads.Small with { Trees = 1 + ((seed & 31) * 2), MaxLeaves = 32, MinRowsPerLeaf = 2 });
        var forest = new JsonForest(model);
        var margins = Leads.Margins(model, data);
        for (var row = 0; row < data.Rows; row += 7)
        {
            Assert.Equal(forest.Margin(Leads.Row(data, row), _ => true), margins[row], 1e-12);
        }
    }).Holds();

    [Fact]
    public void One_row_and_many_rows_have_the_same_bits()
    {
        var data = Leads.Make(1, rows: 700);
        var model = Leads.Train(data);
        var margins = Leads.Margins(model, data);
        Assert.Equal(margins, Enumerable.Range(0, data.Rows).Select(r => model.Margin(Leads.Row(data, r))));
    }

    [Fact]
    public void One_row_allocates_nothing()
    {
        var data = Leads.Make(1);
        var (model, row) = (Leads.Train(data), Leads.Row(data, 0));
        var sum = model.Margin(row);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            sum += model.Margin(row);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.True(double.IsFinite(sum));
    }

    [Fact]
    public void A_level_never_seen_goes_with_missing_and_columns_are_found_by_name()
    {
        var data = Leads.Make(2);
        var model = Leads.Train(data);
        var other = new DataSet([.. data.Columns.Reverse().Select(c => c.Name == "source" ? Column.Categorical("source", Enumerable.Range(0, data.Rows).Select(i => "new" + (i % 3))) : c)]);
        var missing = new DataSet(data.Columns.Select(c => c.Name == "source" ? Column.Categorical("source", new string?[data.Rows]) : c));
        Assert.Equal(Leads.Margins(model, missing), Leads.Margins(model, other));
    }

    [Fact]
    public void What_does_not_fit_the_inputs_is_refused()
    {
        var data = Leads.Make(2);
        var model = Leads.Train(data);
        Assert.Equal(ScoringErrorCodes.UnknownColumn, Assert.Throws<ScoringException>(() => Leads.Margins(model, data.Without("age"))).Code);
        Assert.Equal(ScoringErrorCodes.LengthMismatch, Assert.Throws<ScoringException>(() => model.Margin([1, 2])).Code);
        Assert.Equal(ScoringErrorCodes.LengthMismatch, Assert.Throws<ScoringException>(() => model.Explain(Leads.Row(data, 0), [])).Code);
        Assert.Equal(ScoringErrorCodes.LengthMismatch, Assert.Throws<ScoringException>(() => model.Margins(data, new double[3])).Code);
    }
}
