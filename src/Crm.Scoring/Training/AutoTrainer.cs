using System.Collections.Immutable;
using Crm.Scoring.Boosting;
using Crm.Scoring.Data;
using Crm.Scoring.Evaluation;
using Crm.Scoring.Linear;
using Crm.Scoring.Models;

namespace Crm.Scoring.Training;

/// <summary>
/// Takes the kind of model that loses least on rows it was not trained on (log loss, stratified folds); a simpler one unless a less simple one is better by more than one standard error
/// (the rule of Breiman, Friedman, Olshen and Stone 1984, section 3.4.3). One that needs more rows than there are is passed over, the simplest apart. The choice is the same for any order of the rows.
/// </summary>
/// <param name="candidates">The trainers, the simplest first; null: logistic regression, then boosted trees.</param>
/// <param name="folds">How many folds; 5 is the default, 2 the least.</param>
/// <param name="seed">The seed of the folds.</param>
/// <exception cref="ScoringException">There is no candidate (<c>scoring.invalid_option</c>).</exception>
public sealed class AutoTrainer(IEnumerable<ITrainer>? candidates = null, int folds = 5, int seed = 1) : ITrainer
{
    private readonly ImmutableArray<ITrainer> candidates = candidates is null ? [new LinearTrainer(), new BoostedTreesTrainer()]
        : candidates.ToImmutableArray() is { IsEmpty: false } some ? some
        : throw new ScoringException(ScoringErrorCodes.InvalidOption, "There is no trainer to choose from; name at least one, the simplest first.");

    /// <inheritdoc/>
    /// <value><c>auto</c>; a model that it trains is of the kind that it took.</value>
    public string Kind => "auto";

    /// <inheritdoc/>
    /// <exception cref="ScoringException">What the trainers throw; there are fewer rows of an outcome than folds (<c>scoring.too_few_rows</c>).</exception>
    public ITrainer Choose(DataSet data, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        if (candidates.Length == 1)
        {
            return candidates[0];
        }

        data = data.ByContent();
        var splits = Splits.Stratified(data.Target, folds, seed);
        var (best, answers) = (candidates[0], CrossValidation.Run(candidates[0], data, splits, PartialProgress.Of(progress, 0, candidates.Length), cancellationToken));
        for (var i = 1; i < candidates.Length; i++)
        {
            try
            {
                var others = CrossValidation.Run(candidates[i], data, splits, PartialProgress.Of(progress, i, candidates.Length), cancellationToken);
                (best, answers) = IsBetter(answers, others) ? (candidates[i], others) : (best, answers);
            }
            catch (ScoringException refused) when (refused.Code == ScoringErrorCodes.TooFewRows)
            {
                // Too little to learn from for this one is not too little for a simpler one.
            }
        }

        return best;
    }

    /// <inheritdoc/>
    public IScoringModel Train(DataSet data, IProgress<double>? progress = null, CancellationToken cancellationToken = default) =>
        Choose(data, PartialProgress.Of(progress, 0, 2), cancellationToken).Train(data, PartialProgress.Of(progress, 1, 2), cancellationToken);

    private static bool IsBetter(OutOfFold simple, OutOfFold other)
    {
        var loss = new PairedLoss();
        for (var i = 0; i < simple.Target.Length; i++)
        {
            var (positive, weight) = (simple.Target[i], simple.Weights.IsEmpty ? 1 : simple.Weights[i]);
            loss.Add(Logit.Loss(simple.Margins[i], positive), Logit.Loss(other.Margins[i], positive), weight);
        }

        return loss.SecondIsBetter;
    }
}
