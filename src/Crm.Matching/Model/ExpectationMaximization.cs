namespace Crm.Matching.Model;

/// <summary>
/// Finds how often matches agree (m), which share of all pairs are matches, which share of those has moved, and which share of the others live together, without a label: Winkler, "Using the EM algorithm for weight computation in the Fellegi-Sunter model of
/// record linkage" (1988), on counts of patterns. How likely a pattern is among strangers is given; a missing value says nothing.
/// </summary>
/// <param name="input">The patterns.</param>
/// <param name="fields">Where to start: m, and that of those that have moved. They are changed in place.</param>
internal sealed class ExpectationMaximization(EmInput input, FieldOdds[] fields)
{
    private readonly double[] sums = new double[fields.Length * Pattern.MaxLevels];
    private readonly double[] sumsMoved = new double[fields.Length * Pattern.MaxLevels];
    private readonly double[] shared = new double[fields.Length];
    private readonly double[] present = new double[fields.Length];

    /// <summary>The share of matches among all pairs.</summary>
    public double Share { get; private set; }

    /// <summary>The share of matches, and of those who live together, that have moved.</summary>
    public double Moved { get; private set; }

    /// <summary>The share of other pairs that live or work together, or have done so.</summary>
    public double Together { get; private set; }

    /// <summary>Runs until the objective rises by less than a billionth of it, or the iterations are used up. O(iterations x patterns x fields).</summary>
    /// <param name="share">The share of matches to start with.</param>
    /// <param name="moved">The share of those that have moved to start with; 0: none ever has.</param>
    /// <param name="together">The share of other pairs that live or work together to start with; 0: none does.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The objective (log likelihood, and the log of the prior) of each iteration, in nats: it never falls.</returns>
    public List<double> Run(double share, double moved, double together, CancellationToken cancellationToken)
    {
        (Share, Moved, Together) = (share, moved, together);
        var trace = new List<double>();
        for (var i = 0; i < input.MaxIterations; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            trace.Add(Step());
            if (i > 0 && trace[i] - trace[i - 1] < 1e-9 * Math.Abs(trace[i]))
            {
                break;
            }
        }

        return trace;
    }

    // The objective of the parameters as they came in; they leave improved.
    private double Step()
    {
        var objective = Believe();
        var (logMatch, logOther) = (Math.Log(Share), Math.Log(1 - Share));
        var (matches, moves, known, joined, seen) = (0.0, 0.0, 0.0, 0.0, 0.0);
        for (var i = 0; i < input.Patterns.Length; i++)
        {
            var (agreement, gone) = LogOf(input.Patterns[i]);
            var (others, with, parted) = LogOfOthers(input.Patterns[i], input.Strangers.AsSpan(i * fields.Length, fields.Length));
            var match = logMatch + agreement;
            var both = LogSum(match, logOther + others);
            var expected = input.Pairs[i] * Math.Exp(match - both);
            objective += (input.Pairs[i] * both) + (input.Labelled[i] * agreement);
            (matches, seen) = (matches + expected, seen + input.Pairs[i]);
            var all = expected + input.Labelled[i];
            (with, parted) = ((input.Pairs[i] - expected) * with, (input.Pairs[i] - expected) * parted);
            (moves, known, joined) = (moves + (all * gone) + parted, known + all + with + parted, joined + with + parted);
            for (var (f, rest) = (0, input.Patterns[i]); f < fields.Length; f++, rest >>= Pattern.BitsPerField)
            {
                var place = (f * Pattern.MaxLevels) + (int)(rest & (Pattern.MaxLevels - 1));
                sums[place] += fields[f].Moved is null ? all : all * (1 - gone);
                sumsMoved[place] += (all * gone) + parted;
                CountTogether(f, (int)(rest & (Pattern.MaxLevels - 1)), fields[f].Moved is null ? with + parted : with, input.Strangers[(i * fields.Length) + f]);
            }
        }

        objective += (input.AllPairs - seen) * (logOther + Math.Log(1 - Together));
        Share = Math.Clamp(matches / input.AllPairs, 1e-15, 0.999);
        Together = Math.Min(joined / (input.AllPairs - matches), 0.5);
        Moved = known > 0 ? Math.Min(moves / known, 0.999) : Moved;
        for (var f = 0; f < fields.Length; f++)
        {
            Update(fields[f].M, sums.AsSpan(f * Pattern.MaxLevels, fields[f].Levels));
            fields[f].Shared = input.Belief[f].Shared is > 0 and < 1 ? shared[f] / present[f] : fields[f].Shared;
            Update(fields[f].Moved, sumsMoved.AsSpan(f * Pattern.MaxLevels, fields[f].Levels));
        }

        return objective;
    }

    // Begins the sums with what is believed; the log of the prior.
    private double Believe()
    {
        sums.AsSpan().Clear();
        sumsMoved.AsSpan().Clear();
        var prior = 0.0;
        for (var f = 0; f < fields.Length; f++)
        {
            (shared[f], present[f]) = (input.Prior * input.Belief[f].Shared, input.Prior);
            prior += fields[f].Shared is > 0 and < 1 ? (shared[f] * Math.Log(fields[f].Shared)) + ((present[f] - shared[f]) * Math.Log(1 - fields[f].Shared)) : 0;
            for (var level = (int)Pattern.Else; level < fields[f].Levels; level++)
            {
                var place = (f * Pattern.MaxLevels) + level;
                sums[place] = input.Prior * input.Belief[f].M[level];
                prior += sums[place] * Math.Log(fields[f].M[level]);
                sumsMoved[place] = input.Prior * input.Belief[f].U[level];
                prior += fields[f].Moved is { } moved ? sumsMoved[place] * Math.Log(moved[level]) : 0;
            }
        }

        return prior;
    }

    // Those who live together have a value in common, or as strangers have it.
    private void CountTogether(int field, int level, double pairs, double strangers)
    {
        if (level != Pattern.Missing && pairs > 0)
        {
            var common = fields[field].Shared * fields[field].Common[level];
            shared[field] += pairs * common / (common + ((1 - fields[field].Shared) * strangers));
            present[field] += pairs;
        }
    }

    private (double Agreement, double Gone) LogOf(ulong pattern)
    {
        var odds = new MatchOdds(Moved);
        var sum = 0.0;
        for (var f = 0; f < fields.Length; f++, pattern >>= Pattern.BitsPerField)
        {
            sum += Math.Log(odds.Next(fields[f], (int)(pattern & (Pattern.MaxLevels - 1))));
        }

        return (sum, odds.Gone);
    }

    private (double Log, double Together, double Parted) LogOfOthers(ulong pattern, ReadOnlySpan<double> strangers)
    {
        var odds = new OtherOdds(Together, Moved);
        var sum = 0.0;
        for (var f = 0; f < fields.Length; f++, pattern >>= Pattern.BitsPerField)
        {
            sum += Math.Log(odds.Next(fields[f], (int)(pattern & (Pattern.MaxLevels - 1)), strangers[f]));
        }

        var (together, parted) = odds.Shares;
        return (sum, together, parted);
    }

    private static double LogSum(double a, double b)
    {
        var high = Math.Max(a, b);
        return high + Math.Log(Math.Exp(a - high) + Math.Exp(b - high));
    }

    private static void Update(double[]? levels, ReadOnlySpan<double> sums)
    {
        var total = 0.0;
        foreach (var sum in sums[Pattern.Else..])
        {
            total += sum;
        }

        for (var level = (int)Pattern.Else; levels is not null && level < levels.Length && total > 0; level++)
        {
            levels[level] = sums[level] / total;
        }
    }
}
