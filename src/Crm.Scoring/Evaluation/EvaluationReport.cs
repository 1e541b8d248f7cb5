using System.Collections.Immutable;

namespace Crm.Scoring.Evaluation;

/// <summary>The figures of probabilities on rows that they were not trained on. Intervals are of the bootstrap, by percentiles (Efron and Tibshirani 1993, chapter 13): rows drawn with replacement, the probabilities kept.</summary>
/// <param name="Rows">How many rows.</param>
/// <param name="Positives">How many of them are positive.</param>
/// <param name="Auc">The area under the ROC curve.</param>
/// <param name="AveragePrecision">The area under the precision-recall curve.</param>
/// <param name="LogLoss">The log loss.</param>
/// <param name="Brier">The Brier score.</param>
/// <param name="CalibrationError">The expected calibration error over 10 bins of an equal count.</param>
/// <param name="TopDecileLift">The lift of the highest tenth.</param>
/// <param name="Deciles">Lift and gain of every tenth.</param>
public sealed record EvaluationReport(
    int Rows, int Positives, Estimate Auc, Estimate AveragePrecision, Estimate LogLoss, Estimate Brier, Estimate CalibrationError, Estimate TopDecileLift, ImmutableArray<Decile> Deciles)
{
    private static readonly Func<Ranking, double>[] OfOrder = [Metrics.Auc, Metrics.AveragePrecision, static r => Decile.Of(r)[0].Lift];
    private static readonly Func<Ranking, double>[] OfSize = [Metrics.LogLoss, Metrics.Brier, static r => Metrics.ExpectedCalibrationError(r, 10)];

    /// <summary>Judges probabilities. O(n log n + n x resamples).</summary>
    /// <param name="probabilities">The probabilities, one a row.</param>
    /// <param name="target">What came of each row.</param>
    /// <param name="weights">How much each row counts; empty: 1.</param>
    /// <param name="scores">What ranks the rows, for the figures that look at their order only: areas, lift and gain; empty: the probabilities. Raw margins of several folds compare better than their calibrated probabilities, which each fold
    /// rounds in another way.</param>
    /// <param name="options">How; null: the defaults.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="ScoringException">As of <see cref="Metrics"/>; there are fewer than 10 rows (<c>scoring.too_few_rows</c>); an option is out of its range (<c>scoring.invalid_option</c>).</exception>
    public static EvaluationReport Of(
        ReadOnlySpan<double> probabilities,
        ReadOnlySpan<bool> target,
        ReadOnlySpan<double> weights = default,
        ReadOnlySpan<double> scores = default,
        EvaluationOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        options ??= new();
        options.Check();
        var order = new Ranking(scores.IsEmpty ? probabilities : scores, target, weights);
        var byOrder = Intervals(order, OfOrder, options, cancellationToken);
        var bySize = Intervals(new(probabilities, target, weights), OfSize, options, cancellationToken);
        return new(order.Rows, target.Count(true), byOrder[0], byOrder[1], bySize[0], bySize[1], bySize[2], byOrder[2], Decile.Of(order));
    }

    private static Estimate[] Intervals(Ranking ranking, Func<Ranking, double>[] figures, EvaluationOptions options, CancellationToken cancellationToken)
    {
        var random = new Random(options.Seed);
        var drawn = Array.ConvertAll(figures, _ => new List<double>(options.Resamples));
        for (var i = 0; i < options.Resamples; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var sample = ranking.Resample(random);

            // Where there are few positives, a resample may have none: it says nothing about how well they are told apart.
            if (sample.Totals() is { Positive: > 0, Negative: > 0 })
            {
                for (var f = 0; f < figures.Length; f++)
                {
                    drawn[f].Add(figures[f](sample));
                }
            }
        }

        return [.. figures.Select((figure, f) => Estimate.OfBootstrap(figure(ranking), drawn[f], options.Confidence))];
    }
}
