using Crm.Scoring.Boosting;
using Crm.Scoring.Data;
using Crm.Scoring.Models;
using Crm.Scoring.Training;

namespace Crm.Scoring.Tests.Training;

public class AutoTrainerTests
{
    private const int Rows = 2_000;

    [Fact]
    public void Where_a_line_says_all_the_simpler_model_is_taken() =>
        Assert.Equal("linear", new AutoTrainer().Train(Made((x, y) => x + (0.5 * y))).Kind);

    [Fact]
    public void Where_only_both_columns_together_say_something_trees_are_taken() =>
        Assert.Equal(ModelKinds.Boosted, new AutoTrainer().Train(Made((x, y) => x * y > 0 ? 2 : -2)).Kind);

    [Fact]
    public void What_needs_more_rows_than_there_are_is_passed_over_but_the_simplest_is_not()
    {
        var few = Made((x, y) => x + y).Take([.. Enumerable.Range(0, 45)]);
        Assert.Equal("linear", new CalibratedTrainer(new AutoTrainer()).Train(few).Model.Kind);
        Assert.Equal(ScoringErrorCodes.TooFewRows, Assert.Throws<ScoringException>(() => new AutoTrainer([new BoostedTreesTrainer(), new BoostedTreesTrainer()]).Train(few)).Code);
    }

    [Fact]
    public void It_chooses_once_for_a_calibrated_model() =>
        Assert.Equal(ModelKinds.Boosted, new CalibratedTrainer(new AutoTrainer()).Train(Made((x, y) => x * y > 0 ? 2 : -2)).Model.Kind);

    [Fact]
    public void Any_kind_comes_back_from_its_JSON_with_the_same_bits()
    {
        foreach (var data in new[] { Made((x, y) => x + y), Made((x, y) => x * y > 0 ? 2 : -2) })
        {
            var model = new CalibratedTrainer(new AutoTrainer()).Train(data);
            using var stream = new MemoryStream();
            using (var writer = new System.Text.Json.Utf8JsonWriter(stream))
            {
                model.Write(writer);
            }

            using var json = System.Text.Json.JsonDocument.Parse(stream.ToArray());
            var read = ScoringModels.ReadCalibrated(json.RootElement);
            var (before, after) = (new double[data.Rows], new double[data.Rows]);
            model.Probabilities(data, before);
            read.Probabilities(data, after);
            Assert.Equal(before, after);
        }
    }

    private static DataSet Made(Func<double, double, double> logOdds)
    {
        var random = new Random(5);
        double[] Draw() => [.. Enumerable.Range(0, Rows).Select(_ => (random.NextDouble() * 4) - 2)];
        var (x, y) = (Draw(), Draw());
        return new([Column.Numeric("x", x), Column.Numeric("y", y)], x.Zip(y, (a, b) => random.NextDouble() < Logit.Probability(logOdds(a, b))));
    }
}
