using System.Collections.Immutable;
using Crm.Scoring.Data;
using Crm.Scoring.Models;

namespace Crm.Scoring.Evaluation;

/// <summary>
/// Tries several trainers by cross-validation and trains the best on all rows. A less simple one is taken only if its log loss on held-out rows is lower by more than one standard error of the difference: on a tie the
/// simpler one wins.
/// </summary>
/// <param name="candidates">The trainers, the simplest first; at least one.</param>
/// <param name="folds">How many folds; 5 is the default, 2 the least.</param>
/// <param name="seed">The seed of the folds.</param>
/// <exception cref="ScoringException">There is no candidate (<c>scoring.invalid_option</c>).</exception>
public sealed class AutoTrainer(IEnumerable<ITrainer> candidates, int folds = 5, int seed = 1) : ITrainer
{
    private readonly ImmutableArray<ITrainer> candidates =
        candidates.ToImmutableArray() is { IsEmpty: false } some ? some : throw new ScoringException(ScoringErrorCodes.InvalidOption, "There is no trainer to choose from; name at least one, the simplest first.");

    /// <summary><c>auto</c>; the model's own kind is that of the trainer that was chosen.</summary>
    public string Kind => "auto";

    /// <inheritdoc/>
    public IScoringModel Train(DataSet data, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        var chosen = Choose(data, PartialProgress.Of(progress, 0, 2), cancellationToken);
        return chosen.Train(data, PartialProgress.Of(progress, 1, 2), cancellationToken);
    }

    /// <summary>The trainer that is best for the data.</summary>
    /// <exception cref="ScoringException">What the trainers throw; there are fewer rows of an outcome than folds (<c>scoring.too_few_rows</c>).</exception>
    public ITrainer Choose(DataSet data, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        var splits = Splits.Stratified(data.Target, folds, seed);
        var (best, bestHeld) = (candidates[0], (OutOfFold?)null);
        for (var i = 0; i < candidates.Length && candidates.Length > 1; i++)
        {
            var held = CrossValidation.Run(candidates[i], data, splits, PartialProgress.Of(progress, i, candidates.Length), cancellationToken);
            if (bestHeld is null || IsBetter(held, bestHeld))
            {
                (best, bestHeld) = (candidates[i], held);
            }
        }

        return best;
    }

    private static bool IsBetter(OutOfFold second, OutOfFold first)
    {
        var losses = new PairedLoss();
        for (var i = 0; i < first.Rows.Length; i++)
        {
            losses.Add(Logit.Loss(first.Margins[i], first.Target[i]), Logit.Loss(second.Margins[i], first.Target[i]), first.Weights.IsEmpty ? 1 : first.Weights[i]);
        }

        return losses.SecondIsBetter;
    }
}
