using Crm.Scoring.Data;

namespace Crm.Scoring.Uplift;

/// <summary>A way to learn uplift from an experiment.</summary>
public interface IUpliftTrainer
{
    /// <summary>The name of the kind of model it makes: <see cref="IUpliftModel.Kind"/>.</summary>
    string Kind { get; }

    /// <summary>Learns from rows that were treated or not by chance.</summary>
    /// <param name="data">What was known before the treatment, and the outcome as the target.</param>
    /// <param name="treated">For each row whether it was treated.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="ScoringException">There is no target (<c>scoring.no_target</c>), lengths differ (<c>scoring.length_mismatch</c>), an arm has no rows (<c>scoring.too_few_rows</c>), or what the learner below refuses.</exception>
    IUpliftModel Train(DataSet data, ReadOnlySpan<bool> treated, CancellationToken cancellationToken = default);
}
