using System.Text.Json;
using Crm.Scoring;
using Crm.Scoring.Calibration;
using Crm.Scoring.Data;
using Crm.Scoring.Evaluation;

namespace Crm.Insights;

/// <summary>
/// Whether a new model may be used: on records that it was not trained on it must lose no more than the model in use and than the base rate, by more than one standard error of the difference between records
/// (the rule by which <see cref="Crm.Scoring.Training.AutoTrainer"/> takes the simpler model).
/// </summary>
internal sealed class ModelGate
{
    private const double HardlyTells = 0.55;
    private readonly Examples later;
    private readonly DataSet held;
    private readonly double[] candidate;
    private readonly double[]? active;
    private readonly double[] rate;

    public ModelGate(Examples later, DataSet held, DataSet trained, double[] probabilities, ScoreModel? inUse)
    {
        (this.later, this.held, candidate) = (later, held, probabilities);
        active = inUse is null ? null : Answers(inUse);
        rate = [.. Enumerable.Repeat(RateOf(trained), held.Rows)];
    }

    public ScoreFigures Figures(int trained) => new(
        trained,
        later.Records,
        Metrics.Auc(candidate, held.Target, held.Weights),
        Metrics.LogLoss(candidate, held.Target, held.Weights),
        active is null ? null : Metrics.LogLoss(active, held.Target, held.Weights),
        Metrics.LogLoss(rate, held.Target, held.Weights));

    public (string State, string Reason) Verdict()
    {
        var figures = Figures(0);
        var beside = FormattableString.Invariant($"log loss {figures.LogLoss:0.0000} on {later.Records} records held out, AUC {figures.Auc:0.00}");
        if (active is not null && Compare(active).IsAboveZero)
        {
            return (ScoreModelStates.Refused, FormattableString.Invariant($"Worse than the model in use: {beside}; that one {figures.ActiveLogLoss:0.0000}."));
        }

        return Compare(rate).IsAboveZero
            ? (ScoreModelStates.Refused, FormattableString.Invariant($"Worse than the base rate: {beside}; always saying the base rate {figures.BaseLogLoss:0.0000}."))
            : (ScoreModelStates.Active, FormattableString.Invariant($"Not worse than {(active is null ? "" : FormattableString.Invariant($"the model in use ({figures.ActiveLogLoss:0.0000}) and "))}the base rate ({figures.BaseLogLoss:0.0000}): {beside}.")
                + (figures.Auc < HardlyTells ? " The features hardly tell the outcome." : ""));
    }

    /// <summary>How much more the candidate loses than another, record by record.</summary>
    private MeanOfRecords Compare(double[] other)
    {
        var target = held.Target.ToArray();
        var weights = held.Weights.ToArray();
        return new([.. Enumerable.Range(0, held.Rows).GroupBy(i => later.Rows[i].Record, i => weights[i] * (Loss(candidate[i], target[i]) - Loss(other[i], target[i]))).Select(g => g.Sum())]);
    }

    /// <summary>What the model in use says; null: it asks for a feature that is none any more, or one of another kind.</summary>
    private double[]? Answers(ScoreModel inUse)
    {
        using var json = JsonDocument.Parse(inUse.Model!);
        var model = ScoringModels.ReadCalibrated(json.RootElement);
        if (model.Model.Inputs.Any(i => held.Find(i.Name) is not { } column || (column.Kind == ColumnKind.Categorical) != (i.Kind == ColumnKind.Categorical)))
        {
            return null;
        }

        var answers = new double[held.Rows];
        model.Probabilities(held, answers);
        return answers;
    }

    private static double RateOf(DataSet data)
    {
        var (good, all) = (0.0, 0.0);
        for (var i = 0; i < data.Rows; i++)
        {
            (good, all) = (good + (data.Target[i] ? data.Weights[i] : 0), all + data.Weights[i]);
        }

        return good / all;
    }

    private static double Loss(double probability, bool outcome) => -Math.Log(Math.Clamp(outcome ? probability : 1 - probability, 1e-12, 1));
}
