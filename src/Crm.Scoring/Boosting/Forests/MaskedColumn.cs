using Crm.Scoring.Boosting.Binning;
using Crm.Scoring.Data;

namespace Crm.Scoring.Boosting.Forests;

/// <summary>Where the masks of each value of a column stand.</summary>
internal sealed class MaskedColumn
{
    private readonly double[] cuts;
    private readonly int[] places;
    private readonly bool isCategorical;

    private MaskedColumn(int column, double[] cuts, int[] places, bool isCategorical) => (Column, this.cuts, this.places, this.isCategorical) = (column, cuts, places, isCategorical);

    public int Column { get; }

    public static MaskedColumn Of(int column, InputColumn input, TreeNode[][] trees, MaskTable table)
    {
        if (input.Kind == ColumnKind.Categorical)
        {
            return new(column, [], [.. Enumerable.Range(0, input.Levels.Length).Select(l => table.Line(column, l)), table.Line(column, double.NaN)], isCategorical: true);
        }

        double[] thresholds = [.. trees.SelectMany(t => t).Where(n => n.Column == column).Select(n => n.Threshold).Distinct().Order()];
        return new(column, thresholds, [.. thresholds.Append(double.PositiveInfinity).Append(double.NaN).Select(v => table.Line(column, v))], isCategorical: false);
    }

    /// <summary>Where the masks of a value start. The last place is for what is missing, and for codes that are no level's.</summary>
    public int Place(double value)
    {
        if (isCategorical)
        {
            return value >= 0 && value < places.Length ? places[(int)value] : places[^1];
        }

        return places[double.IsNaN(value) ? places.Length - 1 : Cuts.Below(cuts, value)];
    }
}
