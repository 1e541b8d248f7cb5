using System.Diagnostics;
using Crm.Evaluation.Output;
using Crm.Scoring;
using Crm.Scoring.Data;
using Crm.Scoring.Explaining;
using Crm.Scoring.Honesty;
using Crm.Scoring.Training;

namespace Crm.Evaluation.Scoring;

/// <summary>One run of <c>score</c>: trains and tests by splits, then once on all rows for what is told of the model itself.</summary>
internal static class ScoreRun
{
    /// <summary>Rows that importance and speed are measured on, at most.</summary>
    private const int Sample = 20_000;

    public static ScoreResult Do(ScoreRequest request, ProgressLine progress, CancellationToken cancellationToken)
    {
        var file = Csv.Load(request.Csv, progress: progress.Part("reading"), cancellationToken: cancellationToken);
        var splits = Splitting.Of(request, file.WithTargetFrom(request.Target, request.Positive), file);
        var data = file.WithTargetFrom(request.Target, request.Positive).Without(NotLearned(request));
        if (data.Columns.IsEmpty)
        {
            throw new ScoringException(ScoringErrorCodes.UnknownColumn, $"No column is left to learn from; the file has {string.Join(", ", file.Columns.Select(c => $"'{c.Name}'"))}.");
        }

        var learner = Learners.Of(request.Model, request.Seed, request.Threads);
        var trainer = new CalibratedTrainer(learner, seed: request.Seed);
        var report = CrossValidation.Run(trainer, data, splits, progress.Part("testing"), cancellationToken).Report(new() { Seed = request.Seed }, cancellationToken);

        var started = Stopwatch.GetTimestamp();
        var model = trainer.Train(data, progress.Part("training"), cancellationToken);
        var trained = Stopwatch.GetElapsedTime(started);
        var quick = Learners.Quick(model.Model.Kind, request.Seed, request.Threads);
        var leakage = LeakageDetector.Find(data, quick, new() { Seed = request.Seed }, progress.Part("looking for leaks"), cancellationToken);
        var sufficiency = DataSufficiency.Judge(data, quick, options: new() { Seed = request.Seed }, progress: progress.Part("shuffling"), cancellationToken: cancellationToken);
        var sample = data.Rows <= Sample ? data : data.Take([.. Enumerable.Range(0, Sample).Select(i => (int)((long)i * data.Rows / Sample))]);
        return new(
            data.Rows,
            data.Target.Count(true),
            data.Columns.Length,
            model.Model.Kind,
            report.Auc.Value,
            report.Auc.Low,
            report.Auc.High,
            report.AveragePrecision.Value,
            report.LogLoss.Value,
            report.Brier.Value,
            report.CalibrationError.Value,
            report.TopDecileLift.Value,
            trained.TotalSeconds,
            Speed.RowsPerSecond(model, data),
            Speed.SingleRowMicroseconds(model, sample),
            [.. leakage.Findings.Select(f => new LeakingColumn(f.Column, f.Reason))],
            [.. GlobalImportance.Of(model.Model, sample, cancellationToken).Select(i => new ImportantColumn(i.Column, i.Share))],
            sufficiency.IsSufficient,
            sufficiency.Reason);
    }

    private static IEnumerable<string> NotLearned(ScoreRequest request) => request.Drop.Concat(new[] { request.SplitColumn, request.OrderBy }.OfType<string>()).Distinct(StringComparer.Ordinal);
}
