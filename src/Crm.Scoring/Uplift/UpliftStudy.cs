using System.Collections.Immutable;
using Crm.Scoring.Data;
using Crm.Scoring.Evaluation;
using Crm.Scoring.Honesty;
using Crm.Scoring.Models;

namespace Crm.Scoring.Uplift;

/// <summary>Judges several treatments against one control, and a way to learn where each pays.</summary>
public static class UpliftStudy
{
    /// <summary>Judges each treatment on its rows and those of the control, every row scored by a model that did not see it.</summary>
    /// <param name="data">What was known before the treatment, the treatment as a column, and the outcome as the target. Columns known only after the outcome must be left out; <see cref="LeakageDetector"/> finds them.</param>
    /// <param name="treatment">The column that says how a row was treated.</param>
    /// <param name="treated">The treatments to judge: values of that column as text (<see cref="Column.Text"/>). Rows with others do not matter.</param>
    /// <param name="control">The value of rows that were not treated.</param>
    /// <param name="trainer">Learns the uplift.</param>
    /// <param name="options">Folds, samples, seed; null: the defaults.</param>
    /// <param name="progress">Is told the share that is done, 0 to 1; null: nobody is.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>One effect a treatment, in their order.</returns>
    /// <exception cref="ScoringException">The column does not exist (<c>scoring.unknown_column</c>), a treatment or the control has no rows or stands on both sides, or an option is out of its range (<c>scoring.invalid_option</c>), or there are fewer rows of an outcome on a side than folds (<c>scoring.too_few_rows</c>).</exception>
    public static ImmutableArray<TreatmentEffect> Run(
        DataSet data, string treatment, IReadOnlyList<string> treated, string control, IUpliftTrainer trainer, UpliftOptions? options = null, IProgress<double>? progress = null, CancellationToken cancellationToken = default)
    {
        options ??= new();
        options.Check();
        data = data.ByContent();
        var values = Values(data[treatment], treated, control);
        var (known, effects) = (data.Without(treatment), new List<TreatmentEffect>(treated.Count));
        foreach (var name in treated)
        {
            int[] rows = [.. Enumerable.Range(0, values.Length).Where(row => values[row] == name || values[row] == control)];
            var arm = Array.ConvertAll(rows, row => values[row] == name);
            var experiment = known.Take(rows);
            var uplifts = OutOfFoldUplifts(experiment, name, arm, trainer, options, cancellationToken);
            effects.Add(new(name, UpliftFigures.Of(uplifts, arm, experiment.Target, options, cancellationToken), Imbalance(experiment, arm)));
            progress?.Report((double)effects.Count / treated.Count);
        }

        return [.. effects];
    }

    private static double[] OutOfFoldUplifts(DataSet data, string name, bool[] arm, IUpliftTrainer trainer, UpliftOptions options, CancellationToken cancellationToken)
    {
        var uplifts = new double[data.Rows];
        foreach (var split in Splits.FromFolds(Folds(data, name, arm, options), options.Folds))
        {
            var part = new double[split.Test.Length];
            trainer.Train(data.Take(split.Train.AsSpan()), [.. split.Train.Select(row => arm[row])], cancellationToken).Uplifts(data.Take(split.Test.AsSpan()), part);
            for (var i = 0; i < part.Length; i++)
            {
                uplifts[split.Test[i]] = part[i];
            }
        }

        return uplifts;
    }

    /// <summary>The fold of each row, with the outcomes of either side spread evenly.</summary>
    private static int[] Folds(DataSet data, string name, bool[] arm, UpliftOptions options)
    {
        var folds = new int[data.Rows];
        foreach (var (side, words) in new[] { (true, $"treatment '{name}'"), (false, "the control") })
        {
            int[] rows = [.. Enumerable.Range(0, arm.Length).Where(row => arm[row] == side)];
            var outcomes = data.Take(rows).Target;
            if (TrainingData.Count(outcomes) is var (positives, negatives) && Math.Min(positives, negatives) < options.Folds)
            {
                throw new ScoringException(ScoringErrorCodes.TooFewRows, $"Of {words} there are {Invariant.Count(positives)} positive and {Invariant.Count(negatives)} negative rows; {Invariant.Count(options.Folds)} of each are needed, one a fold.");
            }

            var assigned = Splits.StratifiedFolds(outcomes, options.Folds, options.Seed);
            for (var i = 0; i < rows.Length; i++)
            {
                folds[rows[i]] = assigned[i];
            }
        }

        return folds;
    }

    private static ImmutableArray<ColumnDrift> Imbalance(DataSet data, bool[] arm)
    {
        DataSet Side(bool treated) => data.Take([.. Enumerable.Range(0, arm.Length).Where(row => arm[row] == treated)]);
        return [.. DriftProfile.Of(Side(false)).Compare(Side(true)).Columns.Where(c => c.Reading != DriftReading.Stable)];
    }

    private static string?[] Values(Column column, IReadOnlyList<string> treated, string control)
    {
        string?[] values = [.. Enumerable.Range(0, column.Rows).Select(column.Text)];
        var present = values.OfType<string>().ToHashSet(StringComparer.Ordinal);
        if (treated.Contains(control, StringComparer.Ordinal) || treated.Distinct(StringComparer.Ordinal).Count() != treated.Count)
        {
            throw new ScoringException(ScoringErrorCodes.InvalidOption, $"Each treatment stands once, and the control '{control}' is none of them.");
        }

        return treated.Append(control).FirstOrDefault(name => !present.Contains(name)) is { } unknown
            ? throw new ScoringException(ScoringErrorCodes.InvalidOption, $"Column '{column.Name}' has no '{unknown}'; it has {string.Join(", ", present.Order(StringComparer.Ordinal).Take(10).Select(v => $"'{v}'"))}.")
            : values;
    }
}
