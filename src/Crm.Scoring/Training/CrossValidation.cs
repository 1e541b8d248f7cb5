using Crm.Scoring.Data;
using Crm.Scoring.Evaluation;
using Crm.Scoring.Models;

namespace Crm.Scoring.Training;

/// <summary>Trains on a part of the rows and answers for the others, split by split.</summary>
public static class CrossValidation
{
    /// <summary>The answers of a trainer's models; the probability is that of the raw margin, not calibrated.</summary>
    /// <param name="trainer">Makes the models.</param>
    /// <param name="data">Data with a target.</param>
    /// <param name="splits">What is trained on and tested: see <see cref="Splits"/>.</param>
    /// <param name="progress">Is told the share that is done, 0 to 1; null: nobody is.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="ScoringException">What the trainer throws.</exception>
    public static OutOfFold Run(ITrainer trainer, DataSet data, IReadOnlyList<Split> splits, IProgress<double>? progress = null, CancellationToken cancellationToken = default) =>
        Run(
            data,
            splits,
            progress,
            (train, share) => trainer.Train(train, share, cancellationToken),
            static (model, test, margins, probabilities) =>
            {
                model.Margins(test, margins);
                for (var i = 0; i < margins.Length; i++)
                {
                    probabilities[i] = Logit.Probability(margins[i]);
                }
            });

    /// <summary>The answers of calibrated models. Each is calibrated within the rows that it is trained on, so that no figure has seen what it judges.</summary>
    /// <param name="trainer">Makes the models and calibrates them.</param>
    /// <param name="data">Data with a target.</param>
    /// <param name="splits">What is trained on and tested: see <see cref="Splits"/>.</param>
    /// <param name="progress">Is told the share that is done, 0 to 1; null: nobody is.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="ScoringException">What the trainer throws.</exception>
    public static OutOfFold Run(CalibratedTrainer trainer, DataSet data, IReadOnlyList<Split> splits, IProgress<double>? progress = null, CancellationToken cancellationToken = default) =>
        Run(data, splits, progress, (train, share) => trainer.Train(train, share, cancellationToken), static (model, test, margins, probabilities) => model.Predict(test, margins, probabilities));

    private static OutOfFold Run<TModel>(
        DataSet data, IReadOnlyList<Split> splits, IProgress<double>? progress, Func<DataSet, IProgress<double>?, TModel> train, Action<TModel, DataSet, double[], double[]> predict)
    {
        var (allMargins, allProbabilities) = (new List<double>(data.Rows), new List<double>(data.Rows));
        for (var i = 0; i < splits.Count; i++)
        {
            var model = train(data.Take(splits[i].Train.AsSpan()), PartialProgress.Of(progress, i, splits.Count));
            var test = data.Take(splits[i].Test.AsSpan());
            var (margins, probabilities) = (new double[test.Rows], new double[test.Rows]);
            predict(model, test, margins, probabilities);
            allMargins.AddRange(margins);
            allProbabilities.AddRange(probabilities);
        }

        progress?.Report(1);
        return OutOfFold.Of(data, splits, [.. allMargins], [.. allProbabilities]);
    }
}
