using Crm.Scoring.Data;
using Crm.Scoring.Evaluation;

namespace Crm.Scoring.Honesty;

/// <summary>A column cut into cells, with the outcome rate of each row's cell as the other folds have it.</summary>
internal sealed class ColumnCells
{
    private const int MostCells = 50;
    private const int RowsPerCell = 20;

    private ColumnCells(double[] rates, double auc) => (Rates, Auc) = (rates, auc);

    /// <summary>For each row the outcome rate of its cell in the other folds.</summary>
    public double[] Rates { get; }

    /// <summary>The AUC of <see cref="Rates"/>.</summary>
    public double Auc { get; }

    public static ColumnCells Of(Column column, DataSet data, int[] folds, int foldCount)
    {
        if (column.Kind != ColumnKind.Categorical)
        {
            return Judge(Ordered(column), data, folds, foldCount);
        }

        var byLevel = Judge(Levels(column), data, folds, foldCount);

        // Texts that are nearly all different say nothing one by one, but their order may: numbered ids, dates.
        return column.Levels.Length > MostCells && Judge(Ordered(column), data, folds, foldCount) is var inOrder && inOrder.Auc > byLevel.Auc ? inOrder : byLevel;
    }

    private static int[] Levels(Column column) => Array.ConvertAll(column.Values.ToArray(), v => double.IsNaN(v) ? column.Levels.Length : (int)v);

    private static int[] Ordered(Column column)
    {
        var cuts = QuantileCuts.Of(column.Values, Math.Clamp(column.Rows / RowsPerCell, 2, MostCells));
        return Array.ConvertAll(column.Values.ToArray(), v => QuantileCuts.Cell(cuts, v));
    }

    private static ColumnCells Judge(int[] cells, DataSet data, int[] folds, int foldCount)
    {
        var cellCount = cells.Max() + 1;
        var (all, positive) = (new double[foldCount + 1, cellCount], new double[foldCount + 1, cellCount]);
        var (allRows, positiveRows) = (new double[foldCount + 1], new double[foldCount + 1]);
        var target = data.Target;
        var weights = data.Weights;
        for (var row = 0; row < cells.Length; row++)
        {
            var (cell, fold, weight) = (cells[row], folds[row], weights.IsEmpty ? 1 : weights[row]);
            var hit = target[row] ? weight : 0;
            (all[fold, cell], all[foldCount, cell]) = (all[fold, cell] + weight, all[foldCount, cell] + weight);
            (positive[fold, cell], positive[foldCount, cell]) = (positive[fold, cell] + hit, positive[foldCount, cell] + hit);
            (allRows[fold], allRows[foldCount]) = (allRows[fold] + weight, allRows[foldCount] + weight);
            (positiveRows[fold], positiveRows[foldCount]) = (positiveRows[fold] + hit, positiveRows[foldCount] + hit);
        }

        // One more row at the rate of all keeps a cell that the other folds do not have at that rate.
        var rates = new double[cells.Length];
        for (var row = 0; row < cells.Length; row++)
        {
            var (cell, fold) = (cells[row], folds[row]);
            var prior = (positiveRows[foldCount] - positiveRows[fold]) / (allRows[foldCount] - allRows[fold]);
            rates[row] = (positive[foldCount, cell] - positive[fold, cell] + prior) / (all[foldCount, cell] - all[fold, cell] + 1);
        }

        return new(rates, Metrics.Auc(rates, target, weights));
    }
}
