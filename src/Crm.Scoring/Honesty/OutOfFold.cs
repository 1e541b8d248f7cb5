using Crm.Scoring.Data;
using Crm.Scoring.Models;

namespace Crm.Scoring.Honesty;

/// <summary>Every row judged by a model that did not see it.</summary>
internal static class OutOfFold
{
    /// <summary>For each row its fold, from 0 on, with the classes spread evenly.</summary>
    public static int[] Folds(ReadOnlySpan<bool> target, int folds, int seed)
    {
        var draws = new Draws(seed);
        var (rows, assigned) = (new int[target.Length], new int[target.Length]);
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = i;
        }

        draws.Shuffle<int>(rows);
        var (positives, negatives) = (0, 0);
        foreach (var row in rows)
        {
            assigned[row] = (target[row] ? positives++ : negatives++) % folds;
        }

        return assigned;
    }

    /// <summary>The rows of a fold, and the others.</summary>
    public static (int[] Inside, int[] Outside) Split(int[] folds, int fold)
    {
        var (inside, outside) = (new List<int>(), new List<int>());
        for (var row = 0; row < folds.Length; row++)
        {
            (folds[row] == fold ? inside : outside).Add(row);
        }

        return ([.. inside], [.. outside]);
    }

    /// <summary>The AUC of a trainer's models on the rows that they did not see.</summary>
    public static double Auc(ITrainer trainer, DataSet data, int folds, int seed, CancellationToken cancellationToken)
    {
        var (assigned, margins) = (Folds(data.Target, folds, seed), new double[data.Rows]);
        for (var fold = 0; fold < folds; fold++)
        {
            var (inside, outside) = Split(assigned, fold);
            var part = new double[inside.Length];
            trainer.Train(data.Take(outside), null, cancellationToken).Margins(data.Take(inside), part);
            for (var i = 0; i < part.Length; i++)
            {
                margins[inside[i]] = part[i];
            }
        }

        return RankSum.Auc(margins, data.Target, data.Weights);
    }
}
