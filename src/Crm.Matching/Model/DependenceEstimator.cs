namespace Crm.Matching.Model;

/// <summary>Estimates <see cref="Dependence"/> from pairs that agree in one field: a mixture of matches, whose m is known, and of other pairs, whose levels are sought, by EM.</summary>
internal static class DependenceEstimator
{
    private const int Iterations = 60;

    // So many other pairs that depend on nothing are believed to have been seen beforehand: few pairs show no dependence.
    private const double Believed = 2;

    /// <summary>How often each level of each field is met among other pairs that agree in some fields.</summary>
    /// <param name="given">The fields in which all the pairs agree.</param>
    /// <param name="patterns">Their patterns.</param>
    /// <param name="pairs">How many have each.</param>
    /// <param name="fields">m and u of all fields.</param>
    /// <param name="share">The share of matches among all pairs.</param>
    /// <param name="may">The fields that can depend on others, as bits.</param>
    public static Condition Run(int[] given, ReadOnlySpan<ulong> patterns, ReadOnlySpan<double> pairs, FieldOdds[] fields, double share, ulong may)
    {
        var (matchesSame, othersSame) = (share, 1 - share);
        foreach (var field in given)
        {
            (matchesSame, othersSame) = (matchesSame * fields[field].M[fields[field].Same], othersSame * fields[field].U[fields[field].Same]);
        }

        var matching = Math.Clamp(matchesSame / (matchesSame + othersSame), 1e-9, 0.99);
        var levels = new double[]?[fields.Length];
        for (var f = 0; f < levels.Length; f++)
        {
            // Where other fields tell matches from others, what others share is found only if it is thought possible.
            levels[f] = given.Contains(f) || (may >> f & 1) == 0 ? null : [.. fields[f].M.Zip(fields[f].U, (m, u) => (m + u) / 2)];
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
                Update(levels[f], counts.AsSpan(f * Pattern.MaxLevels, fields[f].Levels), fields[f].U);
            }
        }

        return new(given, levels);
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
