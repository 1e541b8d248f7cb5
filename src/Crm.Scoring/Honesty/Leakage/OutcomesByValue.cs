using Crm.Scoring.Data;

namespace Crm.Scoring.Honesty;

/// <summary>How many rows of each outcome every value of a column has.</summary>
internal sealed class OutcomesByValue
{
    private readonly SortedDictionary<double, (int Positives, int Negatives)> counts = [];
    private readonly int positives;
    private readonly int negatives;

    private OutcomesByValue(Column column, ReadOnlySpan<bool> target)
    {
        var values = column.Values;
        for (var row = 0; row < values.Length; row++)
        {
            var (hit, miss) = target[row] ? (1, 0) : (0, 1);
            (positives, negatives) = (positives + hit, negatives + miss);
            if (!double.IsNaN(values[row]))
            {
                var (before, without) = counts.GetValueOrDefault(values[row]);
                counts[values[row]] = (before + hit, without + miss);
            }
        }

        Filled = Ratio(counts.Values.Sum(c => c.Positives), counts.Values.Sum(c => c.Negatives));
    }

    /// <summary>The rows in which the column is filled.</summary>
    public LikelihoodRatio Filled { get; }

    /// <summary>The rows in which it is missing.</summary>
    public LikelihoodRatio Missing => Ratio(positives - Filled.Positives, negatives - Filled.Negatives);

    public static OutcomesByValue Of(Column column, ReadOnlySpan<bool> target) => new(column, target);

    /// <summary>Every value, ascending, with its rows.</summary>
    public IEnumerable<(double Value, LikelihoodRatio Counts)> Each() => counts.Select(c => (c.Key, Ratio(c.Value.Positives, c.Value.Negatives)));

    /// <summary>The filled rows without some.</summary>
    public LikelihoodRatio FilledWithout(LikelihoodRatio some) => Ratio(Filled.Positives - some.Positives, Filled.Negatives - some.Negatives);

    /// <summary>At least so many of the lowest rows, whole values, and the value up to which they reach.</summary>
    public (double Value, LikelihoodRatio Counts) Lowest(int rows)
    {
        var (last, hits, misses) = (double.NaN, 0, 0);
        foreach (var (value, count) in counts.TakeWhile(_ => hits + misses < rows))
        {
            (last, hits, misses) = (value, hits + count.Positives, misses + count.Negatives);
        }

        return (last, Ratio(hits, misses));
    }

    private LikelihoodRatio Ratio(int hits, int misses) => new(hits, misses, positives, negatives);
}
