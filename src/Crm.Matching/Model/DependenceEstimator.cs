namespace Crm.Matching.Model;

/// <summary>Estimates <see cref="Dependence"/> from pairs that agree in one field: a mixture of matches, whose m is known, and of other pairs, whose shares rho are sought, by EM.</summary>
internal static class DependenceEstimator
{
    private const int Iterations = 60;

    // So many other pairs that share nothing are believed to have been seen beforehand: few pairs show no dependence.
    private const double Unshared = 20;

    /// <summary>The shares rho(g, f) of one field f, by g.</summary>
    /// <param name="given">The field f in which all the pairs agree.</param>
    /// <param name="patterns">Their patterns.</param>
    /// <param name="pairs">How many have each.</param>
    /// <param name="fields">m and u of all fields.</param>
    /// <param name="share">The share of matches among all pairs.</param>
    /// <param name="may">The fields that others than matches may share, as bits.</param>
    public static double[] Run(int given, ReadOnlySpan<ulong> patterns, ReadOnlySpan<double> pairs, FieldOdds[] fields, double share, ulong may)
    {
        var same = fields[given].Same;
        var matchesSame = share * fields[given].M[same];
        var matching = Math.Clamp(matchesSame / (matchesSame + fields[given].U[same]), 1e-9, 0.999);
        var rho = new double[fields.Length];
        for (var f = 0; f < rho.Length; f++)
        {
            rho[f] = f == given || (may >> f & 1) == 0 ? 0 : 0.1;
        }

        var (shared, seen) = (new double[rho.Length], new double[rho.Length]);
        for (var i = 0; i < Iterations; i++)
        {
            shared.AsSpan().Clear();
            seen.AsSpan().Clear();
            var (matches, all) = (0.0, 0.0);
            for (var p = 0; p < patterns.Length; p++)
            {
                var match = matching / (matching + ((1 - matching) * Against(patterns[p], given, fields, rho)));
                (matches, all) = (matches + (pairs[p] * match), all + pairs[p]);
                var other = pairs[p] * (1 - match);
                for (var f = 0; f < rho.Length; f++)
                {
                    var level = Pattern.Level(patterns[p], f);
                    if (rho[f] > 0 && level != Pattern.Missing)
                    {
                        var together = rho[f] * fields[f].M[level];
                        shared[f] += other * together / (together + ((1 - rho[f]) * fields[f].U[level]));
                        seen[f] += other;
                    }
                }
            }

            matching = all == 0 ? matching : Math.Clamp(matches / all, 1e-9, 0.999);
            for (var f = 0; f < rho.Length; f++)
            {
                rho[f] = shared[f] / (seen[f] + Unshared);
            }
        }

        return rho;
    }

    // How much likelier the pattern is among other pairs than among matches.
    private static double Against(ulong pattern, int given, FieldOdds[] fields, double[] rho)
    {
        var ratio = 1.0;
        for (var f = 0; f < rho.Length; f++)
        {
            var level = Pattern.Level(pattern, f);
            ratio *= f == given || level == Pattern.Missing ? 1 : rho[f] + ((1 - rho[f]) * fields[f].U[level] / fields[f].M[level]);
        }

        return ratio;
    }
}
