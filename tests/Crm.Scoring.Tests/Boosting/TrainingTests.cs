using Crm.Scoring.Boosting;
using Crm.Scoring.Data;
using Crm.Tests.Shared;
using FsCheck;
using FsCheck.Fluent;

namespace Crm.Scoring.Tests.Boosting;

public class TrainingTests
{
    [Fact]
    public void A_split_is_the_best_there_is() => Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
    {
        // One numeric column, one tree, two leaves: small enough to try every threshold.
        var random = new Random(seed);
        double[] values = [.. Enumerable.Range(0, 60).Select(_ => (double)random.Next(15))];
        bool[] target = [.. values.Select(v => random.NextDouble() < (v > 9 ? 0.8 : 0.3))];
        (target[0], target[1]) = (true, false);
        var data = new DataSet([Column.Numeric("x", values)], target);
        var model = Leads.Train(data, new() { Trees = 1, MaxLeaves = 2, MinRowsPerLeaf = 1, LearningRate = 1, L2 = 0.5, ColumnShare = 1, Patience = 0 });
        var rate = target.Count(t => t) / 60.0;
        double Score(IEnumerable<bool> side) => Squared([.. side], rate);
        var gains = Enumerable.Range(0, 14).Select(t => Score(target.Where((_, i) => values[i] <= t)) + Score(target.Where((_, i) => values[i] > t))).ToArray();
        var margins = Leads.Margins(model, data);
        var found = Enumerable.Range(0, 14).Where(t => values.Zip(margins).All(p => p.Second == margins[Array.FindIndex(values, v => v <= t == p.First <= t)]));
        return model.Trees == 0 || found.Any(t => gains[t] >= gains.Max() - 1e-6);
    }).Holds();

    [Fact]
    public void More_trees_fit_better_and_beat_the_base_rate_on_rows_not_seen()
    {
        var (training, fresh) = (Leads.Make(1, 4000), Leads.Make(2, 4000));
        var baseLoss = Leads.LogLoss(new double[4000], fresh.Target);
        var losses = new[] { 1, 5, 25 }.Select(t => Leads.LogLoss(Leads.Margins(Leads.Train(training, Leads.Small with { Trees = t, LearningRate = 0.1 }), fresh), fresh.Target)).ToArray();
        Assert.True(baseLoss > losses[0] && losses[0] > losses[1] && losses[1] > losses[2], string.Join(", ", losses));
    }

    [Fact]
    public void A_direction_holds_everywhere() => Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
    {
        var data = Leads.Make(seed, 500);
        var options = Leads.Small with { MaxLeaves = 31, Trees = 30, Monotone = Leads.Small.Monotone.Add("amount", MonotoneDirection.Decreasing).Add("age", MonotoneDirection.Increasing) };
        var model = Leads.Train(data, options);
        for (var r = 0; r < 20; r++)
        {
            var row = Leads.Row(data, r);
            Assert.True(Moves(model, row, 0).All(d => d <= 1e-12) && Moves(model, row, 1).All(d => d >= -1e-12));
        }
    }).Holds();

    [Fact]
    public void Few_levels_are_split_one_against_all_and_many_in_sets()
    {
        var levels = Enumerable.Range(0, 4000).Select(i => $"L{i % 20}").ToArray();
        bool[] target = [.. Enumerable.Range(0, 4000).Select(i => (i % 20 % 3 == 0) ^ (i / 20 % 10 == 0))];
        var many = Leads.Train(new([Column.Categorical("c", levels)], target), Leads.Small with { Trees = 1, MaxLeaves = 2 });
        Assert.Equal(2, Enumerable.Range(0, 20).Select(l => many.Margin([l])).Distinct().Count());
        Assert.Equal(Enumerable.Range(0, 20).Where(l => l % 3 == 0).Select(l => $"L{l}").Order(StringComparer.Ordinal), many.Inputs[0].Levels.Where((_, code) => many.Margin([code]) > 0));
        string[] three = [.. levels.Select(l => l is "L0" or "L3" ? "a" : l is "L1" ? "b" : "c")];
        var few = Leads.Train(new([Column.Categorical("c", three)], target), Leads.Small with { Trees = 1, MaxLeaves = 2 });
        Assert.True(few.Margin([0]) > few.Margin([1]) && few.Margin([1]) == few.Margin([2]));
    }

    [Fact]
    public void Missing_values_go_where_they_fit()
    {
        double[] values = [.. Enumerable.Range(0, 600).Select(i => i % 3 == 0 ? double.NaN : i % 7)];
        var model = Leads.Train(new([Column.Numeric("x", values)], values.Select((v, i) => double.IsNaN(v) ? i % 10 != 0 : i % 10 == 1)));
        Assert.True(model.Margin([double.NaN]) > 1 && model.Margin([3]) < -1);
    }

    [Fact]
    public void Training_stops_when_held_out_rows_gain_no_more()
    {
        var model = Leads.Train(Leads.Make(4, 1000), Leads.Small with { Trees = 500, Patience = 10 });
        Assert.InRange(model.Trees, 1, 200);
    }

    [Fact]
    public void A_weight_counts_as_that_many_rows_and_positives_can_weigh_more()
    {
        var data = Leads.Make(9, 300);
        var twice = data.Take([.. Enumerable.Range(0, 300), .. Enumerable.Range(0, 300)]);
        var weighted = new DataSet(data.Columns, data.Target.ToArray(), Enumerable.Repeat(2.0, 300));
        var options = Leads.Small with { MinRowsPerLeaf = 1, MinHessianPerLeaf = 1 };
        Assert.All(Leads.Margins(Leads.Train(twice, options), data).Zip(Leads.Margins(Leads.Train(weighted, options), data)), p => Assert.Equal(p.First, p.Second, 1e-6));
        Assert.True(Leads.Margins(Leads.Train(data, options with { PositiveWeight = 5 }), data).Average() > Leads.Margins(Leads.Train(data, options), data).Average() + 1);
    }

    [Fact]
    public void Progress_rises_to_one_and_training_can_be_cancelled()
    {
        var told = new List<double>();
        new BoostedTreesTrainer(Leads.Small).Train(Leads.Make(1), new Told(told));
        Assert.Equal(told.Order(), told);
        Assert.Equal(1, told[^1]);
        Assert.ThrowsAny<OperationCanceledException>(() => new BoostedTreesTrainer().Train(Leads.Make(1), null, new CancellationToken(canceled: true)));
    }

    [Fact]
    public void What_cannot_be_trained_is_told_by_a_code()
    {
        var data = Leads.Make(1);
        Assert.Equal(ScoringErrorCodes.NoTarget, Refused(() => Leads.Train(new DataSet(data.Columns))));
        Assert.Equal(ScoringErrorCodes.OneClass, Refused(() => Leads.Train(data.WithTarget(new bool[data.Rows]))));
        Assert.Equal(ScoringErrorCodes.TooFewRows, Refused(() => Leads.Train(data.Take(0, 1, 2))));
        Assert.Equal(ScoringErrorCodes.InvalidOption, Refused(() => Leads.Train(data, new() { MaxLeaves = 33 })));
        Assert.Equal(ScoringErrorCodes.InvalidOption, Refused(() => Leads.Train(data, new() { LearningRate = double.NaN })));
        Assert.Equal(ScoringErrorCodes.InvalidOption, Refused(() => Leads.Train(data, new() { Monotone = Leads.Small.Monotone.Add("source", MonotoneDirection.Increasing) })));
        Assert.Equal(ScoringErrorCodes.UnknownColumn, Refused(() => Leads.Train(data, new() { Monotone = Leads.Small.Monotone.Add("colour", MonotoneDirection.Increasing) })));
    }

    private static double Squared(bool[] side, double rate) => Math.Pow(side.Sum(t => rate - (t ? 1 : 0)), 2) / ((side.Length * rate * (1 - rate)) + 0.5);

    private static IEnumerable<double> Moves(BoostedTrees model, double[] row, int column)
    {
        var margins = Enumerable.Range(-1, 103).Select(v => { row[column] = v; return model.Margin(row); }).ToArray();
        return margins.Zip(margins.Skip(1), (a, b) => b - a);
    }

    private static string Refused(Func<object?> action) => Assert.Throws<ScoringException>(() => action()).Code;

    private sealed class Told(List<double> told) : IProgress<double>
    {
        public void Report(double value) => told.Add(value);
    }
}
