namespace Crm.Matching.Model;

/// <summary>Estimates <see cref="Dependence"/> from pairs that agree in one field: a mixture of matches, whose m is known, and of other pairs, whose levels are sought, by EM.</summary>
internal static class DependenceEstimator
{
    private const int Iterations = 60;

    // So many other pairs that depend on nothing are believed to have been seen beforehand: few pairs show no dependence.
    private const double Believed = 2;

    // Where a larger share of the pairs of near names is expected to match, what others share cannot be learnt from them: the few others are lost among the matches that are unlike most.
    private const double MostMatching = 0.5;

    /// <summary>How often each level of each field is met among other pairs that agree in some fields; null: what is seen does not tell.</summary>
    /// <param name="seen">Pairs that agree in them.</param>
    /// <param name="fields">m and u of all fields.</param>
    /// <param name="share">The share of matches among all pairs.</param>
    /// <param name="may">The fields that can depend on others, as bits.</param>
    public static Condition? Run(SeenPairs seen, FieldOdds[] fields, double share, ulong may)
    {
        var (given, near, patterns, pairs) = seen;
        var matching = Matching(seen, fields, share);
        if (patterns.Length == 0 || (near.Length > 0 && matching > MostMatching))
        {
            return null;
        }

        var levels = new double[]?[fields.Length];
        for (var f = 0; f < levels.Length; f++)
        {
            // Where other fields tell matches from others, what others share is found only if it is thought possible.
            levels[f] = given.Contains(f) || (may >> f & 1) == 0 ? null : [.. fields[f].M.Zip(fields[f].U, (m, u) => (m + u) / 2)];
            if (near.Length > 0 && levels[f] is { } start)
            {
                start[^1] = fields[f].U[^1];
            }
        }

        var counts = new double[fields.Length * Pattern.MaxLevels];
        for (var i = 0; i < Iterations; i++)
        {
            counts.AsSpan().Clear();
            var (matches, all) = (0.0, 0.0);
            for (var p = 0; p < patterns.Length; p++)
            {
                var match = matching / (matching + ((1 - matching) * Against(patterns[p], given, fields, levels)));
                (matches, all) = (matches + (pairs[p] * match), all + pairs[p]);
                for (var f = 0; f < fields.Length; f++)
                {
                    counts[(f * Pattern.MaxLevels) + Pattern.Level(patterns[p], f)] += pairs[p] * (1 - match);
                }
            }

            matching = all == 0 ? matching : Math.Clamp(matches / all, 1e-9, 0.999);
            for (var f = 0; f < levels.Length; f++)
            {
                if (near.Length > 0)
                {
                    // What is made from names that differ is not the same.
                    counts[(f * Pattern.MaxLevels) + fields[f].Same] = 0;
                }

                Update(levels[f], counts.AsSpan(f * Pattern.MaxLevels, fields[f].Levels), fields[f].U);
            }
        }

        return new(given, near, levels);
    }

    // The share of matches to be expected.
    private static double Matching(SeenPairs seen, FieldOdds[] fields, double share)
    {
        var (matches, others) = (share, 1 - share);
        foreach (var field in seen.Given)
        {
            var levels = seen.Near.Contains(field) ? (Pattern.Else + 1)..fields[field].Same : fields[field].Same..;
            (matches, others) = (matches * fields[field].M[levels].Sum(), others * fields[field].U[levels].Sum());
        }

        return Math.Clamp(matches / (matches + others), 1e-9, 0.99);
    }

    private static void Update(double[]? levels, ReadOnlySpan<double> counts, double[] u)
    {
        if (levels is not null)
        {
            var total = Believed;
            foreach (var count in counts[Pattern.Else..])
            {
                total += count;
            }

            for (var level = (int)Pattern.Else; level < levels.Length; level++)
            {
                levels[level] = (counts[level] + (Believed * u[level])) / total;
            }
        }
    }

    // How much likelier the pattern is among other pairs than among matches.
    private static double Against(ulong pattern, int[] given, FieldOdds[] fields, double[]?[] levels)
    {
        var ratio = 1.0;
        for (var f = 0; f < fields.Length; f++)
        {
            var level = Pattern.Level(pattern, f);
            ratio *= given.Contains(f) || level == Pattern.Missing ? 1 : (levels[f] ?? fields[f].U)[level] / fields[f].M[level];
        }

        return ratio;
    }
}
