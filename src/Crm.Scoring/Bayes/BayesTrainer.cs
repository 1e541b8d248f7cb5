using Crm.Scoring.Data;
using Crm.Scoring.Models;

namespace Crm.Scoring.Bayes;

/// <summary>Trains a naive Bayes model in one go: the model of <see cref="BayesCounts"/> that learned all rows. Columns that say the same are counted each, so that its margins are too sure of themselves; calibrate them. No bit depends on the order of the rows.</summary>
/// <param name="options">How; null: the defaults.</param>
public sealed class BayesTrainer(BayesOptions? options = null) : ITrainer
{
    /// <inheritdoc/>
    public string Kind => ModelKinds.Bayes;

    /// <summary>Trains a model. O(rows x log rows x columns).</summary>
    /// <inheritdoc/>
    public IScoringModel Train(DataSet data, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        TrainingData.Check(data, 1);
        var counts = BayesCounts.For(data, options);
        counts.Add(data, cancellationToken);
        progress?.Report(1);
        return counts.ToModel(options);
    }
}
