using Crm.Scoring.Data;
using Crm.Scoring.Evaluation;
using Crm.Scoring.Models;
using Crm.Scoring.Training;

namespace Crm.Scoring.Honesty;

/// <summary>
/// Looks for columns that are known only after the outcome. Three signs count: a column alone nearly decides the outcome, and the others together do not; it is filled, or has a value, with one outcome only; or it
/// ranks outcomes as well as all other columns together and the outcome hardly occurs where there is little of it, as with the length of the call that ended in a yes. A column that is merely strong is no leak, nor is
/// one of many that tell an easy outcome.
/// What is found is a suspicion with its reason; whoever knows how the field comes about decides.
/// </summary>
/// <remarks>
/// Data alone cannot tell everything. Not found is a leak that looks like an honest column: one with much noise (an AUC by itself of less than <see cref="LeakageOptions.TellingAuc"/>, beyond its error), a part of
/// several leaks that are each that noisy, and one in an outcome that honest columns tell as well. What goes on until the outcome comes, like the length of a call, takes a thousand positive rows and more to be told from a strong
/// column. Found though honest is a column without which the outcome cannot come about, such as a consent, and one that alone decides an outcome which nothing else in the data knows.
/// </remarks>
public static class LeakageDetector
{
    /// <summary>Two columns whose rates go together like this say the same, so neither clears the other.</summary>
    private const double SameRates = 0.9;

    /// <summary>How many standard errors make an AUC sure, in one direction: 95 %.</summary>
    private const double Sure = 1.645;

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
        findings.AddRange(byStrength.Select(i => Marking(data, i, cells[i].Auc, options)).OfType<LeakageFinding>());
        foreach (var telling in Telling(data, cells, AucWithout, options))
        {
            findings.RemoveAll(f => f.Column == telling.Column);
            findings.Add(telling);
        }

        for (var i = 0; i < byStrength.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (IsNew(byStrength[i]) && BesideOthers(data, byStrength[i], cells, AucWithout, options) is { } finding)
            {
                findings.Add(finding);
            }

            progress?.Report(0.5 + (0.5 * (i + 1) / cells.Length));
        }

        return new([.. findings.OrderByDescending(f => f.Auc)], [.. data.Columns.Zip(cells, (column, c) => new ColumnStrength(column.Name, c.Auc))]);

        bool IsNew(int place) => findings.TrueForAll(f => f.Column != data.Columns[place].Name);

        // How well the outcome is told without some columns and without what is found: by all others together, or by the strongest of them, where the trainer cannot make use of it.
        double AucWithout(IEnumerable<string> some)
        {
            var left = some.Union(findings.Select(f => f.Column), StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
            var strongest = cells.Where((_, i) => !left.Contains(data.Columns[i].Name)).Select(c => c.Auc).DefaultIfEmpty(0.5).Max();
            return left.Count == cells.Length ? 0.5 : Math.Max(strongest, CrossValidation.Run(trainer, data.Without([.. left]), Splits.FromFolds(folds, options.Folds), null, cancellationToken).Auc);
        }
    }

    private static LeakageFinding? Marking(DataSet data, int place, double auc, LeakageOptions options) =>
        OutcomeMark.OfValue(data.Columns[place], data.Target, options) is { } mark ? new(data.Columns[place].Name, LeakageKind.MarksOutcome, auc, mark) : null;

    /// <summary>The columns that nearly decide the outcome, beyond their error, and better than all columns that surely do not.</summary>
    private static LeakageFinding[] Telling(DataSet data, ColumnCells[] cells, Func<IEnumerable<string>, double> aucWithout, LeakageOptions options)
    {
        double Margin(int i) => Sure * Error(data, cells[i].Auc);
        var places = Enumerable.Range(0, cells.Length);
        int[] telling = [.. places.Where(i => cells[i].Auc - Margin(i) >= options.TellingAuc)];
        if (telling.Length == 0)
        {
            return [];
        }

        var others = aucWithout(places.Where(i => cells[i].Auc + Margin(i) >= options.TellingAuc).SelectMany(i => Same(data, i, cells)));
        return [.. telling.Where(i => cells[i].Auc - Margin(i) > others).Select(i => new LeakageFinding(data.Columns[i].Name, LeakageKind.TellsOutcome, cells[i].Auc, Words(data.Columns[i], cells[i].Auc, others)))];
    }

    private static LeakageFinding? BesideOthers(DataSet data, int place, ColumnCells[] cells, Func<IEnumerable<string>, double> aucWithout, LeakageOptions options)
    {
        var (column, auc) = (data.Columns[place], cells[place].Auc);
        if (auc < options.SuspiciousAuc || OutcomeMark.OfRange(column, data.Target, options, auc) is not { } range)
        {
            return null;
        }

        var others = aucWithout(Same(data, place, cells));
        return auc + (2 * Error(data, auc)) < others ? null : new(
            column.Name,
            LeakageKind.OutranksAllOthers,
            auc,
            $"It alone ranks outcomes as well as all other columns together (AUC {Invariant.Figure(auc)} against {Invariant.Figure(others)}), and {range}: as is a field that comes about together with the outcome.");
    }

    /// <summary>The names of a column and of those that say the same.</summary>
    private static IEnumerable<string> Same(DataSet data, int place, ColumnCells[] cells) =>
        Enumerable.Range(0, cells.Length).Where(i => i == place || Correlation(cells[i].Rates, cells[place].Rates) >= SameRates).Select(i => data.Columns[i].Name);

    private static double Error(DataSet data, double auc)
    {
        var (positives, negatives) = TrainingData.Count(data.Target);
        return Metrics.AucError(auc, positives, negatives);
    }

    private static string Words(Column column, double auc, double others)
    {
        var distinct = column.Kind is ColumnKind.Categorical ? column.Levels.Length : column.Values.ToArray().Where(v => !double.IsNaN(v)).Distinct().Count();
        return distinct == column.Rows && (column.Kind is ColumnKind.Categorical || column.Values.ToArray().All(v => double.IsInteger(v)))
            ? $"It is different in every row, like an id, and its order tells the outcome (AUC {Invariant.Figure(auc)} by itself): the rows were numbered or sorted after the outcome was known."
            : $"It alone nearly decides the outcome (AUC {Invariant.Figure(auc)} by itself, on rows it was not fitted to; {Invariant.Figure(others)} is what the other columns reach together): as does a field that is filled from the outcome.";
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
