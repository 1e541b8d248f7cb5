namespace Crm.Matching.Comparing;

/// <summary>How frequent each value of a column is, and how much more, or less, it says that two records share it: a rare name says more.</summary>
/// <remarks>
/// W. E. Winkler, "Near Automatic Weight Computation in the Fellegi-Sunter Model", 1989; after I. P. Fellegi, A. B. Sunter, "A Theory for Record Linkage", JASA 64, 1969, section 3.3.1.
/// That two different entities share some value by chance has the probability u = sum f(v)^2, that they share just this one, given that one of them has it, f(v): the weight
/// of an agreement on v is higher by log2(u / f(v)). Frequencies are shrunk to the mean one, (c + s) / (n + s V) with V values: what was seen once only need not be that rare.
/// Thread-safe.
/// </remarks>
public sealed class TermFrequencies
{
    /// <summary>The times each value is taken to have been seen beside its count.</summary>
    public const double DefaultShrinkage = 0.5;

    private readonly double[] frequencies;
    private readonly double[] adjustments;

    /// <summary>Reckons the frequencies.</summary>
    /// <param name="counts">For each value how many records have it, 0 or more.</param>
    /// <param name="shrinkage">The times each value is taken to have been seen beside its count, 0 or more; 0: none.</param>
    /// <exception cref="MatchingException">A count or the shrinkage is negative, or nothing was counted (<c>matching.invalid_option</c>).</exception>
    public TermFrequencies(ReadOnlySpan<int> counts, double shrinkage = DefaultShrinkage)
    {
        if (!(shrinkage >= 0 && double.IsFinite(shrinkage)))
        {
            throw Refuse.Option($"The shrinkage is {shrinkage}; it is 0 or more.");
        }

        var total = 0.0;
        foreach (var count in counts)
        {
            total += count >= 0 ? count + shrinkage : throw Refuse.Option($"A value was counted {count} times; a count is 0 or more.");
        }

        if (total == 0)
        {
            throw Refuse.Option($"No record has any of the {counts.Length} values; frequencies need one that has.");
        }

        (frequencies, adjustments) = (new double[counts.Length], new double[counts.Length]);
        for (var i = 0; i < counts.Length; i++)
        {
            frequencies[i] = (counts[i] + shrinkage) / total;
            ChanceAgreement += frequencies[i] * frequencies[i];
        }

        for (var i = 0; i < counts.Length; i++)
        {
            adjustments[i] = frequencies[i] > 0 ? Math.Log2(ChanceAgreement / frequencies[i]) : 0;
        }
    }

    /// <summary>The probability that two records share a value by chance: the sum of the squares of the frequencies.</summary>
    public double ChanceAgreement { get; }

    /// <summary>The share of the records that have a value, shrunk; all values together: 1.</summary>
    /// <param name="value">The number of the value.</param>
    public double this[int value] => frequencies[value];

    /// <summary>What is added to the weight of an agreement, in bits: above 0 for a rare value, below for a frequent one.</summary>
    /// <param name="value">The number of the value that both records have; 0 for one that none has.</param>
    public double Adjustment(int value) => adjustments[value];

    /// <summary>What is added to the weight of a near agreement, in bits: as for the more frequent of both values, since a typo makes a value rare.</summary>
    /// <param name="left">The number of the one value.</param>
    /// <param name="right">The number of the other.</param>
    public double Adjustment(int left, int right) => Math.Min(adjustments[left], adjustments[right]);
}
