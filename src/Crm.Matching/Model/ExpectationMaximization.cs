namespace Crm.Matching.Model;

/// <summary>
/// Finds how often matches agree (m), which share of all pairs are matches, which share of those has moved, and which share of the others live together, without a label: Winkler, "Using the EM algorithm for weight computation in the Fellegi-Sunter model of
/// record linkage" (1988), on counts of patterns. How likely a pattern is among strangers is given; a missing value says nothing.
/// </summary>
/// <param name="input">The patterns.</param>
/// <param name="fields">Where to start: m, and what those who live together share. They are changed in place.</param>
internal sealed class ExpectationMaximization(EmInput input, FieldOdds[] fields)
{
    private readonly double[] sums = new double[fields.Length * Pattern.MaxLevels];
    private readonly double[] shared = new double[fields.Length];
    private readonly double[] present = new double[fields.Length];

    /// <summary>The shares of all kinds of pairs.</summary>
    public Shares Shares { get; private set; } = new(0, 0, 0, 0);

    /// <summary>Runs until the objective rises by less than a billionth of it, or the iterations are used up. O(iterations x patterns x fields).</summary>
    /// <param name="start">The shares to start with; a kind whose share is 0 there is none of.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The objective (log likelihood, and the log of the prior) of each iteration, in nats: it never falls.</returns>
    public List<double> Run(Shares start, CancellationToken cancellationToken)
    {
        Shares = start;
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
        var objective = Believe() + (Shares.Moved == 0 ? 0 : input.Prior * ((input.Moved * Math.Log(Shares.Moved)) + ((1 - input.Moved) * Math.Log(1 - Shares.Moved))));
        var (logMatch, logOther) = (Math.Log(Shares.Matches), Math.Log(1 - Shares.Matches));
        var (matches, moves, known, joined, left, seen) = (0.0, input.Prior * input.Moved, input.Prior, 0.0, 0.0, 0.0);
        for (var i = 0; i < input.Patterns.Length; i++)
        {
            var (agreement, gone) = LogOf(input.Patterns[i]);
            var (other, with, parted) = LogOfOthers(input.Patterns[i], input.Strangers.AsSpan(i * fields.Length, fields.Length));
            var match = logMatch + agreement;
            var both = LogSum(match, logOther + other);
            var expected = input.Pairs[i] * Math.Exp(match - both);
            objective += (input.Pairs[i] * both) + (input.Labelled[i] * agreement);
            (matches, seen) = (matches + expected, seen + input.Pairs[i]);
            var all = expected + input.Labelled[i];
            (with, parted) = ((input.Pairs[i] - expected) * with, (input.Pairs[i] - expected) * parted);
            (moves, known, joined, left) = (moves + (all * gone), known + all, joined + with, left + parted);
            for (var (f, rest) = (0, input.Patterns[i]); f < fields.Length; f++, rest >>= Pattern.BitsPerField)
            {
                var place = (f * Pattern.MaxLevels) + (int)(rest & (Pattern.MaxLevels - 1));
                sums[place] += fields[f].Kept is null ? all : all * (1 - gone);
                CountTogether(f, (int)(rest & (Pattern.MaxLevels - 1)), fields[f].Kept is null ? with + parted : with, input.Strangers[(i * fields.Length) + f]);
            }
        }

        var others = input.AllPairs - matches;
        objective += (input.AllPairs - seen) * (logOther + Math.Log(1 - Shares.Together - Shares.Parted));
        Shares = new(Math.Clamp(matches / input.AllPairs, 1e-15, 0.999), Shares.Moved == 0 ? 0 : moves / known, joined / others, left / others);
        for (var f = 0; f < fields.Length; f++)
        {
            Update(fields[f].M, sums.AsSpan(f * Pattern.MaxLevels, fields[f].Levels), input.MostUnlike[f]);
            fields[f].Shared = input.Belief[f].Shared is > 0 and < 1 ? shared[f] / present[f] : fields[f].Shared;
        }

        return objective;
    }

    // Begins the sums with what is believed; the log of the prior.
    private double Believe()
    {
        sums.AsSpan().Clear();
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
        var odds = new MatchOdds(Shares.Moved);
        var sum = 0.0;
        for (var f = 0; f < fields.Length; f++, pattern >>= Pattern.BitsPerField)
        {
            sum += Math.Log(odds.Next(fields[f], (int)(pattern & (Pattern.MaxLevels - 1))));
        }

        return (sum, odds.Gone);
    }

    private (double Log, double Together, double Parted) LogOfOthers(ulong pattern, ReadOnlySpan<double> strangers)
    {
        var odds = new OtherOdds(Shares.Together, Shares.Parted);
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

    // The likeliest levels; with no more than a share of unlike values, the likeliest of those.
    private static void Update(double[] levels, ReadOnlySpan<double> sums, double mostUnlike)
    {
        // Of five and more levels the second is no sign of a match either.
        var alikeFrom = Pattern.Else + (levels.Length > 5 ? 2 : 1);
        var (total, unlike) = (0.0, 0.0);
        for (var level = (int)Pattern.Else; level < levels.Length; level++)
        {
            total += sums[level];
            unlike += level < alikeFrom ? sums[level] : 0;
        }

        var (low, high) = unlike <= mostUnlike * total ? (1, 1) : (mostUnlike * total / unlike, (1 - mostUnlike) * total / (total - unlike));
        for (var level = (int)Pattern.Else; level < levels.Length && total > 0; level++)
        {
            levels[level] = sums[level] / total * (level < alikeFrom ? low : high);
        }
    }
}
