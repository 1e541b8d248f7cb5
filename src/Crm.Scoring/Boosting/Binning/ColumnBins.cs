using Crm.Scoring.Data;

namespace Crm.Scoring.Boosting.Binning;

/// <summary>How the values of a column become bytes: 0 is missing; numbers by their order, categories by level.</summary>
internal sealed class ColumnBins
{
    private readonly byte[] levels;

    private ColumnBins(double[] cuts, byte[] levels, int count, bool isCategorical) => (CutPoints, this.levels, Count, IsCategorical) = (cuts, levels, count, isCategorical);

    /// <summary>How many bins there are, missing among them.</summary>
    public int Count { get; }

    public bool IsCategorical { get; }

    /// <summary>Of numbers: bin b holds what is above cut b - 2 and at most cut b - 1.</summary>
    public double[] CutPoints { get; }

    /// <summary>Of categories: the bin of each level. A level that no row has goes with missing.</summary>
    public ReadOnlySpan<byte> Levels => levels;

    public static ColumnBins Of(Column column, ReadOnlySpan<double> weights, BoostedTreesOptions options) =>
        column.Kind == ColumnKind.Categorical ? OfLevels(column, options) : OfNumbers(column, weights, options.MaxBins);

    public byte Bin(double value) =>
        double.IsNaN(value) ? (byte)0
        : IsCategorical ? levels[(int)value]
        : (byte)(1 + Cuts.Below(CutPoints, value));

    private static ColumnBins OfNumbers(Column column, ReadOnlySpan<double> weights, int bins)
    {
        var all = column.Values;
        var (values, masses) = (new double[all.Length], weights.IsEmpty ? [] : new double[all.Length]);
        var known = 0;
        for (var i = 0; i < all.Length; i++)
        {
            if (!double.IsNaN(all[i]))
            {
                values[known] = all[i];
                if (masses.Length > 0)
                {
                    masses[known] = weights[i];
                }

                known++;
            }
        }

        if (masses.Length > 0)
        {
            // Weights in order, too, so that the sums do not depend on the order of the rows.
            var order = Enumerable.Range(0, known).OrderBy(i => values[i]).ThenBy(i => masses[i]).ToArray();
            (values, masses) = ([.. order.Select(i => values[i])], [.. order.Select(i => masses[i])]);
        }
        else
        {
            values.AsSpan(0, known).Sort();
        }

        var cuts = Cuts.Quantiles(values.AsSpan(0, known), masses.AsSpan(0, masses.Length > 0 ? known : 0), bins);
        return new(cuts, [], cuts.Length + 2, isCategorical: false);
    }

    private static ColumnBins OfLevels(Column column, BoostedTreesOptions options)
    {
        var rows = column.RowsByLevel();

        // The commonest levels have a bin each; the rest, if there is any, share the last one.
        var present = Enumerable.Range(0, rows.Length).Where(l => rows[l] > 0).OrderByDescending(l => rows[l]).ThenBy(l => l).ToArray();
        var common = present.Count(l => rows[l] >= options.MinRowsPerLevel);
        var own = present.Length <= options.MaxBins && common == present.Length ? common : Math.Min(common, options.MaxBins - 1);
        var bins = new byte[rows.Length];
        for (var i = 0; i < present.Length; i++)
        {
            bins[present[i]] = (byte)(1 + Math.Min(i, own));
        }

        return new([], bins, 1 + own + (own < present.Length ? 1 : 0), isCategorical: true);
    }
}
