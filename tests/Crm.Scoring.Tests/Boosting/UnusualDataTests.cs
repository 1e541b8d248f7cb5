using System.Text.Json;
using Crm.Scoring.Boosting;
using Crm.Scoring.Data;

namespace Crm.Scoring.Tests.Boosting;

public class UnusualDataTests
{
    private static readonly bool[] Target = [.. Enumerable.Range(0, 3000).Select(i => i % 7 < 3)];

    [Fact]
    public void Columns_that_say_nothing_give_the_base_rate()
    {
        var logOdds = Math.Log(Target.Count(t => t) / (double)Target.Count(t => !t));
        Column[] columns = [Column.Numeric("constant", Target.Select(_ => 4.0)), Column.Numeric("missing", Target.Select(_ => double.NaN)), Column.Categorical("one", Target.Select(_ => "x"))];
        foreach (var options in new[] { new(), Leads.Small })
        {
            var model = Leads.Train(new(columns, Target), options);
            Assert.Equal(0, model.Trees);
            Assert.Equal(logOdds, model.Margin([1, 2, 0]), 1e-12);
            Assert.Equal([0, 0, 0], model.GainShares.AsEnumerable());
            Assert.Equal(logOdds, Leads.Train(new([], Target), options).Margin([]), 1e-12);
        }
    }

    [Fact]
    public void More_levels_than_bins_are_pooled_from_the_rarest_on()
    {
        // 40 common levels, one of which is nearly always positive, and 1,500 that come once.
        string[] levels = [.. Enumerable.Range(0, 3000).Select(i => i % 2 == 0 ? $"common{i / 2 % 40}" : $"rare{i}")];
        bool[] target = [.. levels.Select((l, i) => l == "common7" ? i % 20 != 1 : i % 9 == 0)];
        var data = new DataSet([Column.Categorical("c", levels)], target);
        var model = Leads.Train(data, Leads.Small with { MaxBins = 64 });
        Assert.True(model.Margin([model.Inputs[0].Code("common7")]) > 0.5);
        Assert.Single(levels.Where(l => l.StartsWith('r')).Select(l => model.Margin([model.Inputs[0].Code(l)])).Distinct());
        using var json = JsonDocument.Parse(JsonForest.Text(model));
        Assert.Equal(Leads.Margins(model, data), Leads.Margins(BoostedTrees.Read(json.RootElement), data));
    }

    [Fact]
    public void Hundreds_of_columns_are_scored_alike_one_by_one_and_together()
    {
        var random = new Random(5);
        var data = new DataSet(Enumerable.Range(0, 400).Select(c => Column.Numeric($"x{c}", Enumerable.Range(0, 300).Select(_ => (double)random.Next(50)))), Target[..300]);
        var model = Leads.Train(data, Leads.Small with { Trees = 120, MaxLeaves = 32, ColumnShare = 0.1 });
        Assert.True(model.GainShares.Count(g => g > 0) > 256);
        Assert.Equal(Leads.Margins(model, data), Enumerable.Range(0, 300).Select(r => model.Margin(Leads.Row(data, r))));
    }

    [Fact]
    public void Weights_of_any_size_and_values_of_any_size_give_finite_margins()
    {
        var data = Leads.Make(6, 500);
        foreach (var scale in new[] { 1e-9, 1e12 })
        {
            var weighted = new DataSet([.. data.Columns, Column.Numeric("huge", data["amount"].Values.ToArray().Select(v => v * 1e306))], data.Target.ToArray(), Enumerable.Range(1, 500).Select(i => i * scale));
            Assert.All(Leads.Margins(Leads.Train(weighted, Leads.Small with { MinHessianPerLeaf = 1e-15, L2 = 0 }), weighted), m => Assert.True(double.IsFinite(m)));
        }
    }
}
