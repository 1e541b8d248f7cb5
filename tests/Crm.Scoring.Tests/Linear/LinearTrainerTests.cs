using Crm.Scoring.Data;
using Crm.Scoring.Linear;
using Crm.Scoring.Models;
using Crm.Tests.Shared;
using FsCheck;
using FsCheck.Fluent;

namespace Crm.Scoring.Tests.Linear;

public class LinearTrainerTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    [InlineData(1)]
    public void The_laws_of_models_hold(double l1Share) => Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
    {
        var data = ModelLaws.Sample(200, seed, weighted: true);
        ModelLaws.Hold(new LinearTrainer(new() { Penalty = 0.01, L1Share = l1Share }).Train(data), ModelLaws.Sample(60, seed + 1));
    }).Holds(20);

    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    [InlineData(1)]
    public void The_solution_is_where_the_penalised_loss_is_flat(double l1Share)
    {
        var data = new DataSet(ModelLaws.Sample(500, 3, weighted: true).Columns, ModelLaws.Sample(500, 3).Target.ToArray(), ModelLaws.Sample(500, 3, weighted: true).Weights.ToArray());
        var options = new LinearOptions { Penalty = 0.02, L1Share = l1Share };
        var design = new Design(data, options);
        var rows = Enumerable.Range(0, data.Rows).ToArray();
        var penalty = Penalty.Of(0.02, l1Share);
        var solution = LogisticSolver.Solve(design, rows, penalty, LocalLoss.At(design, rows, new double[design.Features]), 1e-14, default);
        Assert.Equal(0, solution.Gradient[0], 1e-6);
        for (var i = 1; i < design.Features; i++)
        {
            var (slope, value) = (solution.Gradient[i] + (penalty.L2 * solution.Coefficients[i]), solution.Coefficients[i]);
            if (value == 0)
            {
                Assert.InRange(Math.Abs(slope), 0, penalty.L1 + 1e-6);
            }
            else
            {
                Assert.Equal(0, slope + (penalty.L1 * Math.Sign(value)), 1e-6);
            }
        }

        Assert.True(l1Share is > 0 and < 1 || solution.Coefficients.Contains(0) == (l1Share == 1));
    }

    [Fact]
    public void It_finds_the_coefficients_that_made_the_outcomes()
    {
        var random = new Random(1);
        var x = Enumerable.Range(0, 20_000).Select(_ => random.NextDouble() * 4).ToArray();
        var data = new DataSet([Column.Numeric("x", x)], x.Select(v => random.NextDouble() < Logit.Probability((2 * v) - 3)));
        var model = new LinearTrainer(new() { Penalty = 1e-7 }).Train(data);
        Assert.Equal(2, model.Margin([1]) - model.Margin([0]), 0.1);
        Assert.Equal(-3, model.Margin([0]), 0.15);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    public void A_weight_of_two_is_a_row_that_comes_twice(double l1Share) => Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
    {
        var data = ModelLaws.Sample(100, seed);
        var twice = Enumerable.Range(0, 100).Where(i => i % 3 == 0).ToHashSet();
        var weighted = new DataSet(data.Columns, data.Target.ToArray(), Enumerable.Range(0, 100).Select(i => twice.Contains(i) ? 2.0 : 1));
        var trainer = new LinearTrainer(new() { Penalty = 0.01, L1Share = l1Share, RareLevelRows = 0 });
        var (margins, others) = (new double[100], new double[100]);
        trainer.Train(weighted).Margins(data, margins);
        trainer.Train(data.Take([.. Enumerable.Range(0, 100), .. twice])).Margins(data, others);
        Assert.All(margins.Zip(others), p => Assert.Equal(p.First, p.Second, 1e-5));
    }).Holds(20);

    [Fact]
    public void The_number_of_threads_changes_nothing()
    {
        var data = ModelLaws.Sample(300, 5);
        double[] Margins(int threads)
        {
            var margins = new double[data.Rows];
            new LinearTrainer(new() { Threads = threads }).Train(data).Margins(data, margins);
            return margins;
        }

        Assert.Equal(Margins(1), Margins(2));
        Assert.Equal(Margins(1), Margins(5));
    }

    [Fact]
    public void Numbers_may_be_in_any_unit()
    {
        var data = ModelLaws.Sample(300, 5);
        var cents = new DataSet(data.Columns.Select(c => c.Name == "x" ? Column.Numeric("x", c.Values.ToArray().Select(v => (v * 1e6) + 1e7)) : c), data.Target.ToArray());
        var (margins, other) = (new double[300], new double[300]);
        var trainer = new LinearTrainer(new() { Penalty = 0.01 });
        trainer.Train(data).Margins(data, margins);
        trainer.Train(cents).Margins(cents, other);
        Assert.All(margins.Zip(other), p => Assert.Equal(p.First, p.Second, 1e-6));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Outcomes_that_are_told_apart_perfectly_have_a_finite_solution(double l1Share)
    {
        var data = new DataSet([Column.Numeric("x", Enumerable.Range(0, 100).Select(i => (double)i)), Column.Categorical("same", Enumerable.Repeat("a", 100))], Enumerable.Range(0, 100).Select(i => i >= 50));
        foreach (var penalty in (double?[])[null, 1e-9])
        {
            var model = new LinearTrainer(new() { Penalty = penalty, L1Share = l1Share }).Train(data);
            Assert.InRange(model.Margin([99, 0]), 1, 1e9);
            Assert.InRange(model.Margin([0, 0]), -1e9, -1);
        }
    }

    [Fact]
    public void The_average_row_has_the_intercept_and_what_was_never_seen_adds_nothing()
    {
        var data = ModelLaws.Sample(400, 7);
        var full = data.Take([.. Enumerable.Range(0, 400).Where(r => data.Columns.All(c => !double.IsNaN(c.Values[r])))]);
        var model = Assert.IsType<AdditiveModel>(new LinearTrainer().Train(full));
        Assert.Equal(model.Intercept, model.Margin([double.NaN, double.NaN, double.NaN, double.NaN]));
        var margins = new double[full.Rows];
        model.Margins(full, margins);
        Assert.Equal(model.Intercept, margins.Average(), 1e-9);
    }

    [Fact]
    public void Rare_levels_share_a_coefficient()
    {
        var levels = Enumerable.Range(0, 200).Select(i => i < 4 ? $"rare{i}" : i % 2 == 0 ? "a" : "b");
        var data = new DataSet([Column.Categorical("l", levels)], Enumerable.Range(0, 200).Select(i => i < 4 || i % 3 == 0));
        var model = new LinearTrainer(new() { Penalty = 0.01 }).Train(data);
        Assert.Equal(model.Margin([2]), model.Margin([3]));
        Assert.NotEqual(model.Margin([0]), model.Margin([2]));
        var few = new LinearTrainer(new() { Penalty = 0.01, MaxLevels = 1 }).Train(data);
        Assert.Equal(few.Margin([1]), few.Margin([2]));
    }

    [Fact]
    public void A_missing_number_is_a_sign_or_the_mean()
    {
        var data = new DataSet([Column.Numeric("x", Enumerable.Range(0, 200).Select(i => i % 4 == 0 ? double.NaN : i))], Enumerable.Range(0, 200).Select(i => i % 4 == 0 || i > 150));
        var sign = Assert.IsType<AdditiveModel>(new LinearTrainer(new() { Penalty = 0.001 }).Train(data));
        var mean = Assert.IsType<AdditiveModel>(new LinearTrainer(new() { Penalty = 0.001, MissingNumbers = MissingNumbers.Mean }).Train(data));
        Assert.True(sign.Margin([double.NaN]) > sign.Intercept + 1);
        Assert.Equal(mean.Intercept, mean.Margin([double.NaN]), 1e-9);
    }

    [Fact]
    public void A_row_allocates_nothing()
    {
        var data = ModelLaws.Sample(200, 9);
        var model = new LinearTrainer(new() { Penalty = 0.01 }).Train(data);
        var (row, contributions) = (ModelLaws.Row(model, data, 0), new double[4]);
        model.Explain(row, contributions);
        var before = GC.GetAllocatedBytesForCurrentThread();
        model.Margin(row);
        model.Explain(row, contributions);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void What_cannot_be_trained_is_refused()
    {
        var data = ModelLaws.Sample(20, 1);
        Assert.Equal(ScoringErrorCodes.OneClass, Refused(data.WithTarget(Enumerable.Repeat(true, 20))));
        Assert.Equal(ScoringErrorCodes.TooFewRows, Refused(data.WithTarget(Enumerable.Range(0, 20).Select(i => i == 0))));
        Assert.Equal(ScoringErrorCodes.NoTarget, Refused(new(data.Columns)));
        Assert.Equal(ScoringErrorCodes.InvalidOption, Refused(data, new() { Penalty = 0 }));
        Assert.Equal(ScoringErrorCodes.InvalidOption, Refused(data, new() { L1Share = 1.1 }));
        Assert.Throws<OperationCanceledException>(() => new LinearTrainer().Train(data, cancellationToken: new(canceled: true)));
        var model = new LinearTrainer().Train(data);
        Assert.Equal(ScoringErrorCodes.UnknownColumn, Assert.Throws<ScoringException>(() => model.Margins(data.Without("x"), new double[20])).Code);
        Assert.Equal(ScoringErrorCodes.LengthMismatch, Assert.Throws<ScoringException>(() => model.Margins(data, new double[19])).Code);
        Assert.Equal(ScoringErrorCodes.LengthMismatch, Assert.Throws<ScoringException>(() => model.Margin([1, 2, 3])).Code);
        Assert.Equal(ScoringErrorCodes.LengthMismatch, Assert.Throws<ScoringException>(() => model.Explain([1, 2, 0, 0], new double[3])).Code);
    }

    private static string Refused(DataSet data, LinearOptions? options = null) => Assert.Throws<ScoringException>(() => new LinearTrainer(options).Train(data)).Code;
}
