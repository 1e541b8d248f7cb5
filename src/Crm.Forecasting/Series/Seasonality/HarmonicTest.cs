namespace Crm.Forecasting.Series.Seasonality;

/// <summary>Does a series hold more power at the harmonics of a season than beside them? Right for any spectrum that is smooth: noise, random walks, trends that were differenced.</summary>
/// <remarks>
/// The last whole seasons are taken, so that harmonics lie on the grid of the discrete Fourier transform. A harmonic's power over the mean of its neighbours' is F(2, 2 neighbours) by chance, whose tail is a power; the tails of all
/// harmonics are combined by Fisher's method (for many weak ones) and by Bonferroni's (for a strong one). The transform is folded into a season first: O(n + 48 m).
/// </remarks>
internal static class HarmonicTest
{
    private const int MostNeighbours = 3;

    // A figure of more is no season that anybody would name; the cost is m times as many.
    private const int MostHarmonics = 48;

    /// <summary>The p-value of a season, and the power, a harmonic, that the values had above the neighbourhood before they were differenced.</summary>
    /// <param name="values">Differences; at least three seasons.</param>
    /// <param name="season">Its length: at least 3.</param>
    /// <param name="known">Seasons whose harmonics do not count.</param>
    public static (double PValue, double Excess) Test(ReadOnlySpan<double> values, int season, List<int> known)
    {
        var rounds = values.Length / season;
        var whole = values[^(rounds * season)..];
        var side = Math.Min(MostNeighbours, (rounds - 1) / 2);
        var powers = new double[side + 1][];
        for (var d = 0; d <= side; d++)
        {
            powers[d] = Powers(whole, season, d);
        }

        var (harmonics, least, logs, excess) = (0, 1.0, 0.0, 0.0);
        // The harmonic at half the sampling rate of even seasons has a law of its own and is left out.
        for (var j = 1; 2 * j < season && j <= MostHarmonics; j++)
        {
            if (known.Exists(other => (long)j * other % season == 0))
            {
                continue;
            }

            var beside = 0.0;
            for (var d = 1; d <= side; d++)
            {
                beside += (powers[d][j] + powers[d][season - j]) / (2 * side);
            }

            var tail = Math.Max(1e-300, Math.Pow(1 + (powers[0][j] / (2 * side * Math.Max(beside, 1e-300))), -2 * side));
            harmonics++;
            logs -= Math.Log(tail);
            least = Math.Min(least, tail);
            excess += (powers[0][j] - beside) / (1 - Math.Cos(2 * Math.PI * j / season));
        }

        return harmonics == 0 ? (1, 0) : (Math.Min(1, 2 * Math.Min(harmonics * least, FisherTail(logs, harmonics))), excess / ((double)whole.Length * whole.Length * harmonics));
    }

    /// <summary>The power at bin <c>j rounds + offset</c> of the discrete Fourier transform, for every j that is one of the harmonics, or so far from the other end.</summary>
    private static double[] Powers(ReadOnlySpan<double> values, int season, int offset)
    {
        Span<double> real = new double[season];
        Span<double> imaginary = new double[season];
        for (var t = 0; t < values.Length; t++)
        {
            var (sin, cos) = offset == 0 ? (0, 1) : Math.SinCos(-2 * Math.PI * ((long)offset * t % values.Length) / values.Length);
            real[t % season] += values[t] * cos;
            imaginary[t % season] += values[t] * sin;
        }

        Span<double> sines = new double[season];
        Span<double> cosines = new double[season];
        for (var k = 0; k < season; k++)
        {
            (sines[k], cosines[k]) = Math.SinCos(-2 * Math.PI * k / season);
        }

        var powers = new double[season];
        for (var j = 1; j < season; j++)
        {
            if (j > MostHarmonics && season - j > MostHarmonics)
            {
                continue;
            }

            var (re, im, angle) = (0.0, 0.0, 0);
            for (var k = 0; k < season; k++)
            {
                re += (real[k] * cosines[angle]) - (imaginary[k] * sines[angle]);
                im += (real[k] * sines[angle]) + (imaginary[k] * cosines[angle]);
                angle += j;
                angle -= angle >= season ? season : 0;
            }

            powers[j] = (re * re) + (im * im);
        }

        return powers;
    }

    /// <summary>The chance that so many independent p-values have a product as small: the tail of chi-squared with two degrees of freedom for each.</summary>
    private static double FisherTail(double minusLogs, int count)
    {
        if (minusLogs > 700)
        {
            return 0;
        }

        var (term, sum) = (1.0, 1.0);
        for (var i = 1; i < count; i++)
        {
            term *= minusLogs / i;
            sum += term;
        }

        return Math.Min(1, Math.Exp(-minusLogs) * sum);
    }
}
