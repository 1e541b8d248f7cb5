namespace Crm.Matching.Model;

/// <summary>What tells matches from other pairs: the share of matches, each field's m and u, what others share, and how often each value is met.</summary>
internal sealed class MatchModel
{
    private readonly double[][] frequencies;
    private readonly double[] rarest;

    /// <param name="shares">Of which kinds pairs are.</param>
    /// <param name="fields">m and u of each field.</param>
    /// <param name="dependence">What others share.</param>
    /// <param name="counts">By field, how many records have each value.</param>
    /// <param name="sameEntity">By field, how many further records of the same entity are expected to have a record's value.</param>
    public MatchModel(Shares shares, FieldOdds[] fields, Dependence dependence, IReadOnlyList<int[]> counts, double[] sameEntity)
    {
        (Shares, Fields, Dependence, SameEntity) = (shares, fields, dependence, sameEntity);
        frequencies = new double[fields.Length][];
        for (var f = 0; f < fields.Length; f++)
        {
            frequencies[f] = Frequencies(counts[f], sameEntity[f]);
        }

        rarest = [.. frequencies.Select((ofValues, f) => ofValues.DefaultIfEmpty(fields[f].U[fields[f].Same]).Min())];
    }

    public Shares Shares { get; }

    public FieldOdds[] Fields { get; }

    public Dependence Dependence { get; }

    /// <summary>By field, how many further records of the same entity are expected to have a record's value.</summary>
    public double[] SameEntity { get; }

    /// <summary>The weight of being a match before anything is compared, in bits.</summary>
    public double PriorWeight => Math.Log2(Shares.Matches / (1 - Shares.Matches));

    /// <summary>The weight of each field of a pair in bits, and their sum with the prior: log2 of the odds of a match.</summary>
    /// <param name="pattern">The pair's pattern.</param>
    /// <param name="codes">The codes of one of the two records.</param>
    /// <param name="weights">Is given the weight of each field.</param>
    public double Weigh(ulong pattern, ReadOnlySpan<int> codes, Span<double> weights)
    {
        Span<double> others = stackalloc double[Pattern.MaxFields];
        Span<int> because = stackalloc int[Pattern.MaxFields];
        Dependence.Of(pattern, Fields, others, because);
        var odds = new MatchOdds(Shares.Moved);
        var apart = new OtherOdds(Shares.Together, Shares.Parted);
        var sum = PriorWeight;
        for (var f = 0; f < Fields.Length; f++)
        {
            var level = Pattern.Level(pattern, f);
            weights[f] = level == Pattern.Missing ? 0 : Math.Log2(odds.Next(Fields[f], level) / apart.Next(Fields[f], level, Against(f, level, others[f], level == Fields[f].Same ? Frequency(f, codes[f]) : 0)));
            sum += weights[f];
        }

        return sum;
    }

    /// <summary>What a pair of the pattern weighs at most, its values being as rare as any.</summary>
    public double Most(ulong pattern)
    {
        Span<double> others = stackalloc double[Pattern.MaxFields];
        Span<int> because = stackalloc int[Pattern.MaxFields];
        Dependence.Of(pattern, Fields, others, because);
        var odds = new MatchOdds(Shares.Moved);
        var apart = new OtherOdds(Shares.Together, Shares.Parted);
        var sum = PriorWeight;
        for (var f = 0; f < Fields.Length; f++)
        {
            var level = Pattern.Level(pattern, f);
            sum += level == Pattern.Missing ? 0 : Math.Log2(odds.Next(Fields[f], level) / apart.Next(Fields[f], level, Against(f, level, others[f], rarest[f])));
        }

        return sum;
    }

    /// <summary>The same, learnt before, with the values of other records.</summary>
    /// <param name="counts">By field, how many records have each value.</param>
    public MatchModel With(IReadOnlyList<int[]> counts) => new(Shares, Fields, Dependence, counts, SameEntity);

    // A value that was not counted is as rare as any.
    private double Frequency(int field, int code) => code < frequencies[field].Length ? frequencies[field][code] : rarest[field];

    // How often pairs that do not match are at the level. Of values that are the same, as often as this value is met: a shared rare name says more (Winkler, "Frequency-based matching in Fellegi-Sunter model of record
    // linkage", 2000); but for the share of pairs that have it in common because of something else, however rare it is.
    private double Against(int field, int level, double others, double frequency)
    {
        var u = Fields[field].U[level];
        if (level != Fields[field].Same)
        {
            return others;
        }

        var because = (others - u) / (1 - u);
        return because + ((1 - because) * frequency);
    }

    // The records of one entity are one record here: their number is what the model expects.
    private static double[] Frequencies(int[] counts, double sameEntity)
    {
        double total = 0;
        foreach (var count in counts)
        {
            total += count;
        }

        return Array.ConvertAll(counts, count => Math.Max(count / (1 + sameEntity), 1) / total);
    }
}
