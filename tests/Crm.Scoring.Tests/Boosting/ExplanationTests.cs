using Crm.Tests.Shared;
using FsCheck;
using FsCheck.Fluent;

namespace Crm.Scoring.Tests.Boosting;

public class ExplanationTests
{
    [Fact]
    public void Contributions_are_the_Shapley_values_by_definition() => Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
    {
        var data = Leads.Make(seed, rows: 200);
        var model = Leads.Train(data);
        var forest = new JsonForest(model);
        var contributions = new double[5];
        foreach (var row in new[] { 0, 1, 2 }.Select(r => Leads.Row(data, r)))
        {
            var start = model.Explain(row, contributions);
            Assert.Equal(forest.Margin(row, _ => false), start, 1e-9);
            Assert.All(forest.Shapley(row).Zip(contributions), p => Assert.Equal(p.First, p.Second, 1e-9));
        }
    }).Holds();

    [Fact]
    public void Contributions_and_base_add_up_to_the_margin() => Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
    {
        var data = Leads.Make(seed, rows: 500);
        var model = Leads.Train(data, Leads.Small with { Trees = 40, MaxLeaves = 31 });
        var contributions = new double[5];
        return Enumerable.Range(0, 10).All(r => Math.Abs(model.Explain(Leads.Row(data, r), contributions) + contributions.Sum() - model.Margin(Leads.Row(data, r))) < 1e-9);
    }).Holds();

    [Fact]
    public void Gain_shares_add_up_to_one_and_the_columns_that_matter_have_most()
    {
        var model = Leads.Train(Leads.Make(5, rows: 3000));
        Assert.Equal(1, model.GainShares.Sum(), 1e-12);
        Assert.True(model.GainShares[0] + model.GainShares[2] + model.GainShares[4] > 0.7);
    }
}
