using System.Text;
using System.Text.Json;
using Crm.Scoring.Data;
using Crm.Scoring.Tests.Honesty;
using Crm.Scoring.Uplift;

namespace Crm.Scoring.Tests.Uplift;

public class UpliftTests
{
    public static TheoryData<string, double> Trainers => new() { { "two-model", 0.5 }, { "class-transformation", 0.5 }, { "two-model", 0.25 }, { "class-transformation", 0.25 } };

    [Theory]
    [MemberData(nameof(Trainers))]
    public void Where_the_treatment_pays_is_learned_also_when_few_are_treated(string kind, double treatedShare)
    {
        var (learn, judge) = (Experiment.Of(20_000, 1, treatedShare), Experiment.Of(20_000, 2, treatedShare));
        var model = Trainer(kind).Train(learn.Data, learn.Treated);
        var uplifts = new double[judge.Truth.Length];
        model.Uplifts(judge.Data, uplifts);
        Assert.Equal(kind, model.Kind);
        double Mean(double truth) => uplifts.Where((_, i) => judge.Truth[i] == truth).Average();
        Assert.Equal(0.25, Mean(0.25), 0.08);
        Assert.Equal(0, Mean(0), 0.08);
        Assert.InRange(Mean(-0.1), -0.2, -0.01);

        var figures = UpliftFigures.Of(uplifts, judge.Treated, judge.Data.Target);
        Assert.True(figures.Qini.Low > 0, $"{figures.Qini}");
        Assert.Equal(0.25, figures.AtShares[1].Uplift.Value, 0.06);
        Assert.Equal(judge.Truth.Average(), figures.Uplift.Value, 0.02);
    }

    [Fact]
    public void Scores_by_chance_have_a_qini_around_zero()
    {
        var (experiment, random) = (Experiment.Of(5_000, 3), new Random(3));
        var figures = UpliftFigures.Of([.. experiment.Truth.Select(_ => random.NextDouble())], experiment.Treated, experiment.Data.Target);
        Assert.InRange(0, figures.Qini.Low, figures.Qini.High);
    }

    [Fact]
    public void Intervals_hold_the_truth_about_as_often_as_they_say()
    {
        var held = Enumerable.Range(1, 200).Count(seed =>
        {
            var experiment = Experiment.Of(1_000, seed);
            var uplift = UpliftFigures.Of(experiment.Truth, experiment.Treated, experiment.Data.Target, new() { Samples = 200, Seed = seed }).Uplift;
            return uplift.Low <= 0.08 && 0.08 <= uplift.High;
        });
        Assert.InRange(held, 180, 199);
    }

    [Fact]
    public void The_uplift_at_all_rows_is_the_uplift()
    {
        var experiment = Experiment.Of(1_000, 4);
        var figures = UpliftFigures.Of(experiment.Truth, experiment.Treated, experiment.Data.Target, new() { Shares = [1, 0.5] });
        Assert.Equal(figures.Uplift, figures.AtShares[0].Uplift);
        Assert.Equal(figures.Rate - figures.ControlRate, figures.Uplift.Value, 12);
    }

    [Fact]
    public void A_share_in_which_a_side_has_no_rows_has_no_uplift()
    {
        var figures = UpliftFigures.Of([3, 2, 1, 0], [true, true, false, false], [true, false, true, false], new() { Shares = [0.5] });
        Assert.True(double.IsNaN(figures.AtShares[0].Uplift.Value));
    }

    [Fact]
    public void Several_treatments_are_judged_against_one_control()
    {
        var effects = UpliftStudy.Run(Mailing(9_000), "segment", ["good", "useless"], "none", new TwoModelTrainer(new BinnedBayesTrainer()), new() { Samples = 100 });
        Assert.Equal(["good", "useless"], effects.Select(e => e.Name));
        Assert.Equal(0.15, effects[0].Figures.Uplift.Value, 0.03);
        Assert.True(effects[0].Figures.Uplift.Low > 0 && effects[0].Figures.Qini.Low > 0);
        Assert.InRange(0, effects[1].Figures.Uplift.Low, effects[1].Figures.Uplift.High);
        Assert.All(effects, e => Assert.Empty(e.Imbalance));
        Assert.Equal(effects[0].Figures.ControlRate, effects[1].Figures.ControlRate);
    }

    [Fact]
    public void A_column_that_differs_between_the_sides_is_named()
    {
        var data = Mailing(3_000);
        var opened = Column.Count("opened", Enumerable.Range(0, data.Rows).Select(r => data["segment"].Text(r) == "none" ? 0.0 : r % 3));
        var effect = Assert.Single(UpliftStudy.Run(new([.. data.Columns, opened], data.Target.ToArray()), "segment", ["good"], "none", new TwoModelTrainer(new BinnedBayesTrainer()), new() { Samples = 40 }));
        Assert.Equal("opened", Assert.Single(effect.Imbalance).Column);
    }

    [Fact]
    public void The_same_seed_gives_the_same_figures()
    {
        var experiment = Experiment.Of(500, 6);
        UpliftFigures Figures() => UpliftFigures.Of(experiment.Truth, experiment.Treated, experiment.Data.Target);
        Assert.Equal(Figures() with { AtShares = [] }, Figures() with { AtShares = [] });
        Assert.Equal(Figures().AtShares.AsEnumerable(), Figures().AtShares.AsEnumerable());
    }

    [Theory]
    [InlineData("two-model", 2)]
    [InlineData("class-transformation", 1)]
    public void A_model_comes_back_from_json_with_its_parts(string kind, int parts)
    {
        var experiment = Experiment.Of(500, 7);
        var model = Trainer(kind).Train(experiment.Data, experiment.Treated);
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            model.Write(writer);
        }

        // The stand-in writes only its kind; what comes back in its place is another, and shows that it is asked.
        var (json, read, other) = (JsonDocument.Parse(Encoding.UTF8.GetString(stream.ToArray())).RootElement, 0, new BinnedBayesTrainer().Train(experiment.Data));
        var back = UpliftModels.Read(json, part =>
        {
            Assert.Equal("binned-bayes", part.GetProperty("kind").GetString());
            read++;
            return other;
        });
        Assert.Equal((model.GetType(), kind, parts), (back.GetType(), back.Kind, read));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("""{"version":1,"kind":"one-model"}""")]
    [InlineData("""{"version":2,"kind":"two-model"}""")]
    [InlineData("""{"version":1,"kind":"two-model"}""")]
    public void Other_json_is_refused_by_a_code(string json) =>
        Assert.Equal(ScoringErrorCodes.InvalidJson, Assert.Throws<ScoringException>(() => UpliftModels.Read(JsonDocument.Parse(json).RootElement, _ => throw new InvalidOperationException())).Code);

    [Fact]
    public void What_is_wrong_is_told_by_a_code()
    {
        var data = Mailing(300);
        var trainer = new TwoModelTrainer(new BinnedBayesTrainer());
        string Refused(Func<object> action) => Assert.Throws<ScoringException>(action).Code;
        Assert.Equal(ScoringErrorCodes.UnknownColumn, Refused(() => UpliftStudy.Run(data, "colour", ["good"], "none", trainer)));
        Assert.Equal(ScoringErrorCodes.InvalidOption, Refused(() => UpliftStudy.Run(data, "segment", ["better"], "none", trainer)));
        Assert.Equal(ScoringErrorCodes.InvalidOption, Refused(() => UpliftStudy.Run(data, "segment", ["none"], "none", trainer)));
        Assert.Equal(ScoringErrorCodes.InvalidOption, Refused(() => UpliftStudy.Run(data, "segment", ["good"], "none", trainer, new() { Samples = 1 })));
        Assert.Equal(ScoringErrorCodes.TooFewRows, Refused(() => UpliftStudy.Run(data.WithTarget(new bool[300]), "segment", ["good"], "none", trainer)));
        Assert.Equal(ScoringErrorCodes.TooFewRows, Refused(() => trainer.Train(data, new bool[300])));
        Assert.Equal(ScoringErrorCodes.NoTarget, Refused(() => trainer.Train(new DataSet(data.Columns), new bool[300])));
    }

    private static IUpliftTrainer Trainer(string kind) => kind == "two-model" ? new TwoModelTrainer(new BinnedBayesTrainer()) : new ClassTransformationTrainer(new BinnedBayesTrainer());

    private static DataSet Mailing(int rows)
    {
        var random = new Random(5);
        string[] segments = [.. Enumerable.Range(0, rows).Select(_ => (string[])["good", "useless", "none"]).Select(s => s[random.Next(3)])];
        double[] recent = [.. segments.Select(_ => random.NextDouble())];
        return new([Column.Categorical("segment", segments), Column.Numeric("recent", recent)], segments.Select((s, i) => random.NextDouble() < 0.1 + (s == "good" && recent[i] > 0.5 ? 0.3 : 0)));
    }
}
