using System.Text.Json;
using Crm.Scoring.Bayes;
using Crm.Scoring.Calibration;
using Crm.Scoring.Data;
using Crm.Scoring.Evaluation;
using Crm.Scoring.Linear;
using Crm.Scoring.Models;
using Crm.Scoring.Training;

namespace Crm.Scoring.Tests.Training;

public class CrossValidationTests
{
    private static readonly LinearTrainer Linear = new(new() { Penalty = 0.01 });

    [Fact]
    public void Each_row_is_answered_by_a_model_that_did_not_see_it()
    {
        var data = ModelLaws.Sample(120, 1, weighted: true);
        var splits = Splits.Stratified(data.Target, 4);
        var held = CrossValidation.Run(Linear, data, splits);
        Assert.Equal(Enumerable.Range(0, 120), held.Rows.Order());
        var model = Linear.Train(data.Take(splits[1].Train.AsSpan()));
        for (var i = 0; i < splits[1].Test.Length; i++)
        {
            var (place, row) = (splits[0].Test.Length + i, splits[1].Test[i]);
            Assert.Equal(row, held.Rows[place]);
            Assert.Equal(model.Margin(ModelLaws.Row(model, data, row)), held.Margins[place]);
            Assert.Equal(Logit.Probability(held.Margins[place]), held.Probabilities[place]);
            Assert.Equal((data.Target[row], data.Weights[row]), (held.Target[place], held.Weights[place]));
        }
    }

    [Fact]
    public void A_calibrated_model_answers_alike_by_row_by_data_and_from_JSON()
    {
        var data = ModelLaws.Sample(600, 2);
        foreach (var method in Enum.GetValues<CalibrationMethod>())
        {
            var model = new CalibratedTrainer(Linear, method).Train(data);
            Assert.True(method == CalibrationMethod.Auto || model.Calibration.Method == method);
            var again = CalibratedModel.Read(Json(model), AdditiveModel.Read);
            var (first, second) = (new double[600], new double[600]);
            model.Probabilities(data, first);
            again.Probabilities(data, second);
            Assert.Equal(first, second);
            Assert.Equal(first[7], model.Probability(ModelLaws.Row(model.Model, data, 7)));
            Assert.Equal(first[7], model.Calibration.Probability(model.Model.Margin(ModelLaws.Row(model.Model, data, 7))));
        }
    }

    [Fact]
    public void Calibration_mends_what_is_too_sure_of_itself()
    {
        // Naive Bayes counts a column that comes five times five times.
        var one = ModelLaws.Sample(3000, 3);
        var data = new DataSet(Enumerable.Range(0, 5).Select(i => Column.Numeric($"x{i}", one["x"].Values.ToArray())), one.Target.ToArray());
        var splits = Splits.Stratified(data.Target);
        var raw = CrossValidation.Run(new BayesTrainer(), data, splits).Report(new() { Resamples = 10 });
        var calibrated = CrossValidation.Run(new CalibratedTrainer(new BayesTrainer()), data, splits).Report(new() { Resamples = 10 });
        Assert.True(raw.CalibrationError.Value > 0.1);
        Assert.InRange(calibrated.CalibrationError.Value, 0, 0.03);
        Assert.Equal(raw.Auc.Value, calibrated.Auc.Value, 0.01);
    }

    [Fact]
    public void A_curve_is_learned_on_rows_that_the_model_did_not_see()
    {
        // Nothing can be learned here; one who remembers every row is sure of all that he was shown, and the curve must not believe him.
        var random = new Random(6);
        var data = new DataSet([Column.Numeric("x", Enumerable.Range(0, 400).Select(_ => random.NextDouble()))], Enumerable.Range(0, 400).Select(_ => random.Next(4) == 0));
        foreach (var method in (CalibrationMethod[])[CalibrationMethod.Platt, CalibrationMethod.Isotonic, CalibrationMethod.Auto])
        {
            var model = new CalibratedTrainer(new Rote(), method).Train(data);
            Assert.All(Enumerable.Range(0, 400), row => Assert.InRange(model.Probability([data["x"].Values[row]]), 0.1, 0.4));
        }
    }

    [Fact]
    public void Auto_takes_the_better_trainer_and_the_simpler_one_on_a_tie()
    {
        var data = ModelLaws.Sample(1500, 4);
        var weak = new LinearTrainer(new() { Penalty = 1e6 });
        Assert.Same(Linear, new AutoTrainer([weak, Linear]).Choose(data));
        Assert.Same(Linear, new AutoTrainer([Linear, weak]).Choose(data));
        Assert.Same(Linear, new AutoTrainer([Linear, new LinearTrainer(new() { Penalty = 0.0101 })]).Choose(data));
        Assert.Equal("linear", new AutoTrainer([weak, Linear]).Train(data).Kind);
        Assert.Equal(ScoringErrorCodes.InvalidOption, Assert.Throws<ScoringException>(() => new AutoTrainer([])).Code);
    }

    [Fact]
    public void Progress_rises_to_one()
    {
        var told = new Told();
        CrossValidation.Run(new CalibratedTrainer(new LinearTrainer()), ModelLaws.Sample(100, 5), Splits.Stratified(ModelLaws.Sample(100, 5).Target, 2), told);
        Assert.Equal(told.Shares.Order(), told.Shares);
        Assert.Equal(1, told.Shares[^1]);
        Assert.True(told.Shares.Count > 10);
    }

    private static JsonElement Json(CalibratedModel model)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            model.Write(writer);
        }

        return JsonDocument.Parse(stream.ToArray()).RootElement;
    }

    private sealed class Told : IProgress<double>
    {
        public List<double> Shares { get; } = [];

        public void Report(double value) => Shares.Add(value);
    }

    /// <summary>Learns by rote: the outcome of the nearest row that it was trained on.</summary>
    private sealed class Rote : ITrainer
    {
        public string Kind => "rote";

        public IScoringModel Train(DataSet data, IProgress<double>? progress = null, CancellationToken cancellationToken = default) => new Remembered(data);

        private sealed class Remembered(DataSet known) : IScoringModel
        {
            public string Kind => "rote";

            public IReadOnlyList<InputColumn> Inputs { get; } = [InputColumn.Of(known["x"])];

            public double Margin(ReadOnlySpan<double> row)
            {
                var x = row[0];
                return known.Target[Enumerable.Range(0, known.Rows).MinBy(i => Math.Abs(known["x"].Values[i] - x))] ? 5 : -5;
            }

            public void Margins(DataSet data, Span<double> margins)
            {
                for (var i = 0; i < margins.Length; i++)
                {
                    margins[i] = Margin([data["x"].Values[i]]);
                }
            }

            public double Explain(ReadOnlySpan<double> row, Span<double> contributions) => throw new NotSupportedException();

            public void Write(Utf8JsonWriter writer) => throw new NotSupportedException();
        }
    }
}
