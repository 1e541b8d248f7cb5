using System.Collections.Immutable;
using Crm.Scoring.Data;

namespace Crm.Scoring.Evaluation;

/// <summary>Ways to split rows into such to train on and such to test on. The same seed gives the same split.</summary>
public static class Splits
{
    /// <summary>Cuts the rows into folds at random, each with its share of the positive outcomes; each fold is tested once, by what was trained on the others. O(rows x folds).</summary>
    /// <param name="target">The outcomes.</param>
    /// <param name="folds">How many folds; 5 is the default, 2 the least.</param>
    /// <param name="seed">The seed.</param>
    /// <exception cref="ScoringException">There are fewer than 2 folds (<c>scoring.invalid_option</c>), or fewer rows of an outcome than folds (<c>scoring.too_few_rows</c>).</exception>
    public static ImmutableArray<Split> Stratified(ReadOnlySpan<bool> target, int folds = 5, int seed = 1) => FromFolds(StratifiedFolds(target, folds, seed), folds);

    /// <summary>The fold of each row, from 0 on, where <see cref="Stratified"/> puts it.</summary>
    internal static int[] StratifiedFolds(ReadOnlySpan<bool> target, int folds, int seed)
    {
        CheckFolds(folds);
        var random = new Random(seed);
        var fold = new int[target.Length];
        foreach (var outcome in (ReadOnlySpan<bool>)[true, false])
        {
            var rows = RowsOf(target, outcome);
            if (rows.Length < folds)
            {
                throw new ScoringException(ScoringErrorCodes.TooFewRows, $"There are {rows.Length} rows with {(outcome ? "the positive" : "the negative")} outcome, where {folds} folds need {folds}.");
            }

            random.Shuffle(rows);
            for (var i = 0; i < rows.Length; i++)
            {
                // Counted from the other end for the second outcome, so that the folds are of one size.
                fold[rows[i]] = outcome ? i % folds : folds - 1 - (i % folds);
            }
        }

        return fold;
    }

    /// <summary>Cuts the rows into folds such that the rows of one group (a customer's, an account's) are in one fold; a missing group is one of its own. Groups go to folds at random, big ones first, to the smallest fold. O(rows x folds).</summary>
    /// <param name="groups">The group of each row.</param>
    /// <param name="folds">How many folds; 5 is the default, 2 the least.</param>
    /// <param name="seed">The seed.</param>
    /// <exception cref="ScoringException">There are fewer than 2 folds (<c>scoring.invalid_option</c>), or fewer groups than folds (<c>scoring.too_few_rows</c>).</exception>
    public static ImmutableArray<Split> Grouped(Column groups, int folds = 5, int seed = 1)
    {
        CheckFolds(folds);
        var members = groups.Values.ToArray().Select((group, row) => (group, row)).GroupBy(p => p.group, p => p.row).Select(g => g.ToArray()).ToArray();
        if (members.Length < folds)
        {
            throw new ScoringException(ScoringErrorCodes.TooFewRows, $"Column '{groups.Name}' has {members.Length} groups, where {folds} folds need {folds}.");
        }

        new Random(seed).Shuffle(members);
        var (fold, sizes) = (new int[groups.Rows], new int[folds]);
        foreach (var rows in members.OrderByDescending(m => m.Length))
        {
            var smallest = sizes.IndexOf(sizes.Min());
            sizes[smallest] += rows.Length;
            Array.ForEach(rows, row => fold[row] = smallest);
        }

        return FromFolds(fold, folds);
    }

    /// <summary>Cuts the rows by time into one more block than there are folds; each block but the first is tested by what was trained on all before it. Rows of one moment stay together. O(rows x log rows + rows x folds).</summary>
    /// <param name="times">What the rows are ordered by; of categories the ordinal order of their texts, as dates by ISO 8601 have it.</param>
    /// <param name="folds">How many folds; 5 is the default, 1 the least.</param>
    /// <exception cref="ScoringException">There is no fold (<c>scoring.invalid_option</c>), a time is missing (<c>scoring.invalid_value</c>), or there are too few moments (<c>scoring.too_few_rows</c>).</exception>
    public static ImmutableArray<Split> TimeOrdered(Column times, int folds = 5)
    {
        CheckFolds(folds + 1);
        var starts = Enumerable.Range(1, folds).Select(f => (double)f / (folds + 1));
        return FromCuts(times, starts.ToArray());
    }

    /// <summary>Tests on the last rows by what was trained on all before them. Rows of one moment stay together. O(rows x log rows).</summary>
    /// <param name="rows">How many rows there are.</param>
    /// <param name="share">The share of the last rows, above 0 and below 1.</param>
    /// <param name="times">What the rows are ordered by, as in <see cref="TimeOrdered"/>; null: their own order.</param>
    /// <exception cref="ScoringException">The share is out of its range (<c>scoring.invalid_option</c>), a time is missing (<c>scoring.invalid_value</c>), or there are too few moments (<c>scoring.too_few_rows</c>).</exception>
    public static Split Last(int rows, double share, Column? times = null)
    {
        if (!(share > 0 && share < 1))
        {
            throw new ScoringException(ScoringErrorCodes.InvalidOption, $"The share to test on is {Invariant.Text(share)}; it is above 0 and below 1.");
        }

        return FromCuts(times ?? Column.Numeric("row", Enumerable.Range(0, rows).Select(r => (double)r)), [1 - share])[0];
    }

    /// <summary>Tests on the rows that have a text in a column, by what was trained on the others. O(rows).</summary>
    /// <param name="column">The column, which is to be left out of what is trained on.</param>
    /// <param name="test">The text of the rows to test on.</param>
    /// <exception cref="ScoringException">No row has it, or all have (<c>scoring.invalid_value</c>).</exception>
    public static Split Given(Column column, string test)
    {
        var fold = new int[column.Rows];
        for (var row = 0; row < fold.Length; row++)
        {
            fold[row] = string.Equals(column.Text(row), test, StringComparison.OrdinalIgnoreCase) ? 1 : 0;
        }

        return fold.Distinct().Count() == 2
            ? FromFolds(fold, 2)[1]
            : throw new ScoringException(ScoringErrorCodes.InvalidValue, $"Column '{column.Name}' does not have both rows with '{test}', to test on, and others, to train on.");
    }

    private static ImmutableArray<Split> FromCuts(Column times, double[] shares)
    {
        var values = times.Values.ToArray();
        if (Array.FindIndex(values, double.IsNaN) is >= 0 and var missing)
        {
            throw new ScoringException(ScoringErrorCodes.InvalidValue, $"Row {missing} has no value in column '{times.Name}', by which the rows are ordered.");
        }

        var ordered = values.Order().ToArray();
        var starts = Array.ConvertAll(shares, s => ordered.Length == 0 ? 0 : ordered[Math.Min((int)Math.Round(s * ordered.Length), ordered.Length - 1)]);
        var block = Array.ConvertAll(values, v => starts.Count(s => v >= s));
        return Enumerable.Range(0, shares.Length + 1).Except(block).Any()
            ? throw new ScoringException(ScoringErrorCodes.TooFewRows, $"Column '{times.Name}' has too few moments for {shares.Length + 1} blocks of rows.")
            : [.. Enumerable.Range(1, shares.Length).Select(b => new Split(Where(block, x => x < b), Where(block, x => x == b)))];
    }

    internal static ImmutableArray<Split> FromFolds(int[] fold, int folds) => [.. Enumerable.Range(0, folds).Select(f => new Split(Where(fold, x => x != f), Where(fold, x => x == f)))];

    private static ImmutableArray<int> Where(int[] block, Func<int, bool> holds) => [.. Enumerable.Range(0, block.Length).Where(row => holds(block[row]))];

    private static int[] RowsOf(ReadOnlySpan<bool> target, bool outcome)
    {
        var rows = new List<int>();
        for (var row = 0; row < target.Length; row++)
        {
            if (target[row] == outcome)
            {
                rows.Add(row);
            }
        }

        return [.. rows];
    }

    private static void CheckFolds(int folds)
    {
        if (folds < 2)
        {
            throw new ScoringException(ScoringErrorCodes.InvalidOption, "There are too few folds: rows to train on and rows to test on are needed.");
        }
    }
}
