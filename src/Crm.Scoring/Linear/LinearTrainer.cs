using Crm.Scoring.Data;
using Crm.Scoring.Models;

namespace Crm.Scoring.Linear;

/// <summary>
/// Logistic regression: log-odds that are a sum over the columns. Numbers are standardized, categories one coefficient a level with rare levels pooled, missing values a sign of their own. A penalty keeps coefficients small,
/// also where the outcomes can be told apart perfectly. The same bits for any order of the rows and any number of threads.
/// </summary>
/// <param name="options">How to train; null: the defaults.</param>
public sealed class LinearTrainer(LinearOptions? options = null) : ITrainer
{
    private const double Tolerance = 1e-13;

    private readonly LinearOptions options = options ?? new();

    /// <inheritdoc/>
    public string Kind => ModelKinds.Linear;

    /// <summary>Trains a model. O(rows x columns squared) a step, of which a solution needs about ten.</summary>
    /// <inheritdoc/>
    public IScoringModel Train(DataSet data, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        options.Check();
        TrainingData.Check(data, options.Penalty is null ? 2 : 1);
        var design = new Design(data.ByContent(), options);
        var strength = options.Penalty ?? PenaltyPath.Choose(design, options, progress, cancellationToken);
        var rows = Enumerable.Range(0, data.Rows).ToArray();
        var solution = LogisticSolver.Solve(design, rows, Penalty.Of(strength, options.L1Share), LocalLoss.At(design, rows, new double[design.Features]), Tolerance, cancellationToken);
        progress?.Report(1);
        return design.ToModel(solution.Coefficients);
    }
}
