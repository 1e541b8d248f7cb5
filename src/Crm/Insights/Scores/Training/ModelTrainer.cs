using System.Text.Json;
using Crm.Scoring;
using Crm.Scoring.Boosting;
using Crm.Scoring.Calibration;
using Crm.Scoring.Data;
using Crm.Scoring.Evaluation;
using Crm.Scoring.Explaining;
using Crm.Scoring.Honesty;
using Crm.Scoring.Linear;
using Crm.Scoring.Models;
using Crm.Scoring.Training;
using NodaTime;

namespace Crm.Insights;

/// <summary>
/// Trains one model of examples, and judges it on the records that closed last. What is used is what was judged: it is not trained again on all of them, so that the next one, judged on later records still, is compared on rows that
/// neither has seen.
/// </summary>
internal sealed class ModelTrainer(ScoreModelDefinition definition, IReadOnlyList<ScoreExpression> features, Instant now)
{
    /// <summary>The fewest records of either outcome to learn from.</summary>
    public const int FewestOfEach = 40;

    /// <summary>The fewest records of either outcome to judge by.</summary>
    public const int FewestHeld = 10;

    private const int Folds = 5;

    /// <summary>For questions about the data, which are asked of many models: its penalty is not sought for each.</summary>
    private static readonly LinearTrainer Plain = new(new() { Penalty = 0.01 });

    /// <summary>The trained model with the verdict on it.</summary>
    public ScoreModel Train(Examples examples, ScoreModel? active, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var result = new ScoreModel { Name = definition.Name, Entity = definition.Entity, TrainedAt = now, State = ScoreModelStates.Insufficient };
        var (earlier, later) = examples.Split();
        if (TooFew(earlier, later) is { } reason)
        {
            result.Verdict = reason;
            return result;
        }

        var all = earlier.ToData() is var read && features.Count < read.Columns.Length ? read.Without(read.Columns.Select(c => c.Name).Except(features.Select(f => f.Name), StringComparer.Ordinal)) : read;
        var leaks = LeakageDetector.Find(all, Plain, null, null, cancellationToken);
        progress?.Report(0.2);
        var data = all.Without(leaks.Findings.Select(f => f.Column));
        if (data.Columns.Length == 0)
        {
            result.Verdict = "Every feature seems to be known only after the outcome; see the features.";
            return result;
        }

        var model = Fit(data, earlier.Groups(), cancellationToken);
        progress?.Report(0.6);
        var held = later.ToData();
        var probabilities = new double[held.Rows];
        model.Probabilities(held, probabilities);
        var gate = new ModelGate(later, held, data, probabilities, active);
        (result.State, result.Verdict) = gate.Verdict();
        result.Figures = JsonSerializer.Serialize(gate.Figures(earlier.Records), CrmJson.Options);
        result.Model = CrmJson.Write(model.Write);
        result.Profile = CrmJson.Write(DriftProfile.Of(data).Write);
        result.Card = CrmJson.Write(Card(model, data, leaks, EvaluationReport.Of(probabilities, held.Target, held.Weights, default, null, cancellationToken), result.Verdict, cancellationToken).Write);
        return result;
    }

    private static string? TooFew(Examples earlier, Examples later)
    {
        var (good, bad) = (earlier.Good, earlier.Bad);
        if (good < FewestOfEach || bad < FewestOfEach)
        {
            return FormattableString.Invariant($"Too few data: {good} records to learn from came out well and {bad} did not; {FewestOfEach} of either are needed.");
        }

        (good, bad) = (later.Good, later.Bad);
        return good >= FewestHeld && bad >= FewestHeld ? null
            : FormattableString.Invariant($"Too few data: {good} records to judge by came out well and {bad} did not; {FewestHeld} of either are needed.");
    }

    /// <summary>Logistic regression, or boosted trees where they lose less by more than chance; the rows of a record stay together in the folds that tell, and that the calibration learns from.</summary>
    private static CalibratedModel Fit(DataSet data, Column groups, CancellationToken cancellationToken)
    {
        var splits = Splits.Grouped(groups, Folds);
        var (chosen, answers) = ((ITrainer)new LinearTrainer(), CrossValidation.Run(new LinearTrainer(), data, splits, null, cancellationToken));
        try
        {
            var trees = CrossValidation.Run(new BoostedTreesTrainer(), data, splits, null, cancellationToken);
            var losses = Enumerable.Range(0, data.Rows).GroupBy(i => groups.Values[answers.Rows[i]], i => answers.Weights[i] * (Logit.Loss(trees.Margins[i], answers.Target[i]) - Logit.Loss(answers.Margins[i], answers.Target[i])));
            if (new MeanOfRecords([.. losses.Select(g => g.Sum())]).IsBelowZero)
            {
                (chosen, answers) = (new BoostedTreesTrainer(), trees);
            }
        }
        catch (ScoringException refused) when (refused.Code == ScoringErrorCodes.TooFewRows)
        {
            // Too few rows for trees; the simpler model has been fitted.
        }

        return new(chosen.Train(data, null, cancellationToken), Calibrator.Fit(answers.Margins.AsSpan(), answers.Target.AsSpan(), answers.Weights.AsSpan()));
    }

    private ModelCard Card(CalibratedModel model, DataSet data, LeakageReport leaks, EvaluationReport report, string verdict, CancellationToken cancellationToken) =>
        new($"{definition.Name} of {definition.Entity}", model.Model.Kind, DataSummary.Of(data), definition.HorizonDays is null
            ? "by time and record: trained on those that closed first, judged on the quarter that closed last"
            : "by time and record: trained on two thirds of the records as of the first moments, judged on the others as of the last quarter of them")
        {
            Trained = now.ToDateTimeOffset(),
            Figures = [new("AUC", report.Auc), new("log loss", report.LogLoss), new("Brier score", report.Brier), new("calibration error", report.CalibrationError), new("lift of the top tenth", report.TopDecileLift)],
            Calibration = "on folds that keep the rows of a record together",
            Importance = GlobalImportance.Of(model.Model, data, cancellationToken),
            Leakage = leaks,
            Sufficiency = DataSufficiency.Judge(data, Plain, default, null, null, cancellationToken),
            Notes = [verdict, $"Features: {string.Join("; ", features.Where(f => data.Find(f.Name) is not null).Select(f => $"{f.Name} = {f.Text}"))}."],
        };
}
