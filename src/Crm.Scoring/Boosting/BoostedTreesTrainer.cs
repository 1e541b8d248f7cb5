using Crm.Scoring.Boosting.Binning;
using Crm.Scoring.Boosting.Growing;
using Crm.Scoring.Data;
using Crm.Scoring.Models;

namespace Crm.Scoring.Boosting;

/// <summary>
/// Trains gradient boosted trees on the log loss: histograms of up to 255 bins a column, leaves split where most is gained, categories and missing values as they are (Friedman 2001, "Greedy function approximation: a
/// gradient boosting machine"; Chen and Guestrin 2016, "XGBoost"; Ke et al. 2017, "LightGBM"). The same model for any order of the rows and any number of threads, and the same answers for its rows whatever strictly
/// rising function a numeric column is passed through. O(trees · rows · columns).
/// </summary>
/// <param name="options">How; null: the defaults.</param>
public sealed class BoostedTreesTrainer(BoostedTreesOptions? options = null) : ITrainer
{
    /// <summary>How it trains.</summary>
    public BoostedTreesOptions Options { get; } = options ?? new();

    /// <inheritdoc/>
    public string Kind => ModelKinds.Boosted;

    /// <inheritdoc/>
    /// <exception cref="ScoringException">Besides: an option is out of its range, or gives a direction to a categorical column (<c>scoring.invalid_option</c>), or to one that is missing (<c>scoring.unknown_column</c>).</exception>
    public IScoringModel Train(DataSet data, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        Options.Check();
        var directions = Directions(data);
        Check(data);
        using var team = new ThreadTeam(Options.Threads);
        var rows = BinnedRows.Of(data, Options, team);
        var (count, done) = (Options.Trees, 0.0);
        if (Options.Patience > 0)
        {
            // Nearly all of the work is in the folds, how much of it is not known before.
            done = Options.Folds / (Options.Folds + 1.0);
            count = TreeCount.Choose(rows, Options, directions, team, grown => progress?.Report(done * grown / Options.Trees), cancellationToken);
        }

        var run = new BoostingRun(rows, Options, directions, team, [.. Enumerable.Range(0, rows.Rows)], []);
        for (var i = 1; i <= count && run.Grow(); i++)
        {
            progress?.Report(done + ((1 - done) * i / count));
            cancellationToken.ThrowIfCancellationRequested();
        }

        progress?.Report(1);
        return new BoostedTrees([.. data.Columns.Select(InputColumn.Of)], run.Start, [.. run.Trees]);
    }

    private int[] Directions(DataSet data)
    {
        foreach (var name in Options.Monotone.Keys)
        {
            if (data[name].Kind == ColumnKind.Categorical)
            {
                throw new ScoringException(ScoringErrorCodes.InvalidOption, $"Column '{name}' is categorical, and its levels are in no order; only numeric, count and boolean columns have a direction.");
            }
        }

        return [.. data.Columns.Select(c => Options.Monotone.TryGetValue(c.Name, out var direction) ? (int)direction : 0)];
    }

    private void Check(DataSet data)
    {
        var needed = 2 * Options.MinRowsPerLeaf;
        if (data.Rows < needed)
        {
            throw new ScoringException(ScoringErrorCodes.TooFewRows, $"There are {data.Rows} rows; two leaves of {Options.MinRowsPerLeaf} need {needed}.");
        }

        // To find the number of trees by folds, an outcome needs a row on either side.
        TrainingData.Check(data, Options.Patience > 0 ? 2 : 1);
    }
}
