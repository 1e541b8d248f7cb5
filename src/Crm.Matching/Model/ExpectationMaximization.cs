namespace Crm.Matching.Model;

/// <summary>
/// Finds how often matches agree (m), and which share of all pairs are matches, without a label: Winkler, "Using the EM algorithm for weight computation in the Fellegi-Sunter model of record linkage" (1988), on counts
/// of patterns. How likely a pattern is when there is no match is given; given a match, fields are independent, and a missing value says nothing.
/// </summary>
internal static class ExpectationMaximization
{
    /// <summary>Runs until the objective rises by no more than a billionth of what the pairs could bring, or the iterations are used up. O(iterations x patterns x fields).</summary>
    /// <param name="input">The patterns and what is believed beforehand.</param>
    /// <param name="m">By field and level, where to start; it is changed in place.</param>
    /// <param name="share">The share of matches among all pairs; it is changed in place.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The objective (log likelihood, and the log of the prior) after each iteration, in nats: it never falls.</returns>
    public static List<double> Run(EmInput input, double[][] m, ref double share, CancellationToken cancellationToken)
    {
        var trace = new List<double>();
        for (var i = 0; i < input.MaxIterations; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            trace.Add(Step(input, m, ref share));
            if (i > 0 && trace[i] - trace[i - 1] < 1e-9 * Math.Abs(trace[i]))
            {
                break;
            }
        }

        return trace;
    }

    // The objective of the parameters as they came in; they leave improved.
    private static double Step(EmInput input, double[][] m, ref double share)
    {
        var (logM, sums) = (new double[m.Length * Pattern.MaxLevels], new double[m.Length * Pattern.MaxLevels]);
        var objective = 0.0;
        for (var f = 0; f < m.Length; f++)
        {
            for (var level = (int)Pattern.Else; level < m[f].Length; level++)
            {
                var place = (f * Pattern.MaxLevels) + level;
                logM[place] = Math.Log(m[f][level]);
                sums[place] = input.Prior * input.PriorM[f][level];
                objective += sums[place] * logM[place];
            }
        }

        var (logMatch, logOther) = (Math.Log(share), Math.Log(1 - share));
        var (matches, seen) = (0.0, 0.0);
        for (var i = 0; i < input.Patterns.Length; i++)
        {
            var agreement = LogOf(input.Patterns[i], logM, m.Length);
            var (match, other) = (logMatch + agreement, logOther + input.Other[i]);
            var high = Math.Max(match, other);
            var both = high + Math.Log(Math.Exp(match - high) + Math.Exp(other - high));
            var expected = input.Pairs[i] * Math.Exp(match - both);
            objective += (input.Pairs[i] * both) + (input.Labelled[i] * agreement);
            (matches, seen) = (matches + expected, seen + input.Pairs[i]);
            for (var (f, rest) = (0, input.Patterns[i]); f < m.Length; f++, rest >>= Pattern.BitsPerField)
            {
                sums[(f * Pattern.MaxLevels) + (int)(rest & (Pattern.MaxLevels - 1))] += expected + input.Labelled[i];
            }
        }

        objective += (input.AllPairs - seen) * logOther;
        share = Math.Clamp(matches / input.AllPairs, 1e-15, 0.999);
        for (var f = 0; f < m.Length; f++)
        {
            Update(m[f], sums.AsSpan(f * Pattern.MaxLevels, m[f].Length));
        }

        return objective;
    }

    private static double LogOf(ulong pattern, double[] logM, int fields)
    {
        var sum = 0.0;
        for (var f = 0; f < fields; f++, pattern >>= Pattern.BitsPerField)
        {
            sum += logM[(f * Pattern.MaxLevels) + (int)(pattern & (Pattern.MaxLevels - 1))];
        }

        return sum;
    }

    private static void Update(double[] m, ReadOnlySpan<double> sums)
    {
        var total = 0.0;
        foreach (var sum in sums[Pattern.Else..])
        {
            total += sum;
        }

        for (var level = (int)Pattern.Else; level < m.Length && total > 0; level++)
        {
            m[level] = sums[level] / total;
        }
    }
}
