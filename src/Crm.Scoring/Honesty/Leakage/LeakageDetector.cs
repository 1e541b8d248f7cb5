using Crm.Scoring.Data;
using Crm.Scoring.Evaluation;
using Crm.Scoring.Models;
using Crm.Scoring.Training;

namespace Crm.Scoring.Honesty;

/// <summary>
/// Looks for columns that are known only after the outcome. Three signs count: a column alone nearly decides the outcome; it is filled, or has a value, with one outcome only; or it ranks outcomes as well as all
/// other columns together and the outcome hardly occurs where there is little of it, as with the length of the call that ended in a yes. A column that is merely strong is no leak.
/// What is found is a suspicion with its reason; whoever knows how the field comes about decides.
/// </summary>
public static class LeakageDetector
{
    /// <summary>Two columns whose rates go together like this say the same, so neither clears the other.</summary>
    private const double SameRates = 0.9;

    /// <summary>Looks at every column of the data.</summary>
    /// <param name="data">Data with a target of both classes; rows count by their weights for the AUC.</param>
    /// <param name="trainer">Makes the models of all other columns, which a suspicious column is compared with; asked for few columns, mostly none.</param>
    /// <param name="options">When a column counts as a leak; null: the defaults.</param>
    /// <param name="progress">Is told the share that is done, 0 to 1; null: nobody is.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="ScoringException">There is no target (<c>scoring.no_target</c>), it has one class (<c>scoring.one_class</c>), a class has fewer rows than there are folds (<c>scoring.too_few_rows</c>), an option is out of its range (<c>scoring.invalid_option</c>), or what the trainer refuses.</exception>
    /// <remarks>O(rows log rows) a column, and the training of one model a fold for each suspicious column.</remarks>
    public static LeakageReport Find(DataSet data, ITrainer trainer, LeakageOptions? options = null, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        options ??= new();
        options.Check();
        TrainingData.Check(data, options.Folds);
        data = data.ByContent();
        var folds = Splits.StratifiedFolds(data.Target, options.Folds, options.Seed);
        var cells = new ColumnCells[data.Columns.Length];
        for (var i = 0; i < cells.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            cells[i] = ColumnCells.Of(data.Columns[i], data, folds, options.Folds);
            progress?.Report(0.5 * (i + 1) / cells.Length);
        }

        // A leak must not vouch for another: what is found is no longer among the others, the plainest first.
        var findings = new List<LeakageFinding>();
        int[] byStrength = [.. Enumerable.Range(0, cells.Length).OrderByDescending(i => cells[i].Auc)];
        findings.AddRange(byStrength.Select(i => ByItself(data, i, cells[i].Auc, options)).OfType<LeakageFinding>());
        for (var i = 0; i < byStrength.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (findings.TrueForAll(f => f.Column != data.Columns[byStrength[i]].Name) && BesideOthers(data, byStrength[i], cells, folds, findings, trainer, options, cancellationToken) is { } finding)
            {
                findings.Add(finding);
            }

            progress?.Report(0.5 + (0.5 * (i + 1) / cells.Length));
        }

        return new([.. findings.OrderByDescending(f => f.Auc)], [.. data.Columns.Zip(cells, (column, c) => new ColumnStrength(column.Name, c.Auc))]);
    }

    private static LeakageFinding? ByItself(DataSet data, int place, double auc, LeakageOptions options)
    {
        var column = data.Columns[place];
        return auc >= options.TellingAuc && auc - (3 * Error(data, auc)) > options.SuspiciousAuc ? new(column.Name, LeakageKind.TellsOutcome, auc, Telling(column, auc))
            : OutcomeMark.OfValue(column, data.Target, options) is { } mark ? new(column.Name, LeakageKind.MarksOutcome, auc, mark)
            : null;
    }

    private static LeakageFinding? BesideOthers(DataSet data, int place, ColumnCells[] cells, int[] folds, List<LeakageFinding> found, ITrainer trainer, LeakageOptions options, CancellationToken cancellationToken)
    {
        var (column, auc) = (data.Columns[place], cells[place].Auc);
        if (auc < options.SuspiciousAuc || OutcomeMark.OfRange(column, data.Target, options, auc) is not { } range)
        {
            return null;
        }

        var same = Enumerable.Range(0, cells.Length).Where(i => i == place || Correlation(cells[i].Rates, cells[place].Rates) >= SameRates).Select(i => data.Columns[i].Name);
        string[] left = [.. same.Union(found.Select(f => f.Column), StringComparer.Ordinal)];
        var others = left.Length == cells.Length ? 0.5 : CrossValidation.Run(trainer, data.Without(left), Splits.FromFolds(folds, options.Folds), null, cancellationToken).Auc;
        return auc + (2 * Error(data, auc)) < others ? null : new(
            column.Name,
            LeakageKind.OutranksAllOthers,
            auc,
            $"It alone ranks outcomes as well as all other columns together (AUC {Invariant.Figure(auc)} against {Invariant.Figure(others)}), and {range}: as is a field that comes about together with the outcome.");
    }

    private static double Error(DataSet data, double auc)
    {
        var (positives, negatives) = TrainingData.Count(data.Target);
        return Metrics.AucError(auc, positives, negatives);
    }

    private static string Telling(Column column, double auc)
    {
        var distinct = column.Kind is ColumnKind.Categorical ? column.Levels.Length : column.Values.ToArray().Where(v => !double.IsNaN(v)).Distinct().Count();
        return distinct == column.Rows && (column.Kind is ColumnKind.Categorical || column.Values.ToArray().All(v => double.IsInteger(v)))
            ? $"It is different in every row, like an id, and its order tells the outcome (AUC {Invariant.Figure(auc)} by itself): the rows were numbered or sorted after the outcome was known."
            : $"It alone nearly decides the outcome (AUC {Invariant.Figure(auc)} by itself, on rows it was not fitted to): as does a field that is filled from the outcome.";
    }

    private static double Correlation(double[] left, double[] right)
    {
        var (leftMean, rightMean) = (left.Average(), right.Average());
        var (both, leftSquares, rightSquares) = (0.0, 0.0, 0.0);
        for (var i = 0; i < left.Length; i++)
        {
            var (l, r) = (left[i] - leftMean, right[i] - rightMean);
            (both, leftSquares, rightSquares) = (both + (l * r), leftSquares + (l * l), rightSquares + (r * r));
        }

        return leftSquares > 0 && rightSquares > 0 ? both / Math.Sqrt(leftSquares * rightSquares) : 0;
    }
}
