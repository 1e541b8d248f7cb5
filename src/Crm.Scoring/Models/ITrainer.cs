using Crm.Scoring.Data;

namespace Crm.Scoring.Models;

/// <summary>A way to make a model of data. The same data and options give the same model, bit for bit, whatever the number of threads; those of this package also for any order of the rows.</summary>
public interface ITrainer
{
    /// <summary>The name of the kind of model it makes: <see cref="IScoringModel.Kind"/>.</summary>
    string Kind { get; }

    /// <summary>Trains a model.</summary>
    /// <param name="data">Data with a target of both classes.</param>
    /// <param name="progress">Is told the share that is done, 0 to 1; null: nobody is.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="ScoringException">There is no target (<c>scoring.no_target</c>), it has one class (<c>scoring.one_class</c>), or there are too few rows (<c>scoring.too_few_rows</c>).</exception>
    IScoringModel Train(DataSet data, IProgress<double>? progress = null, CancellationToken cancellationToken = default);

    /// <summary>The trainer that these data are learned with: this one, unless it chooses among several.</summary>
    /// <param name="data">Data with a target of both classes.</param>
    /// <param name="progress">Is told the share that is done, 0 to 1; null: nobody is.</param>
    /// <param name="cancellationToken">Cancels.</param>
    ITrainer Choose(DataSet data, IProgress<double>? progress = null, CancellationToken cancellationToken = default) => this;
}
