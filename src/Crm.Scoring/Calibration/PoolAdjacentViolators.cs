namespace Crm.Scoring.Calibration;

/// <summary>Isotonic regression: of all sequences that never fall, the one nearest to given values by weighted least squares (Ayer et al. 1955).</summary>
internal static class PoolAdjacentViolators
{
    /// <summary>Fits in place, and says how many of <paramref name="sizes"/> values stand in each block of one value. O(n).</summary>
    /// <param name="values">The values in order; afterwards the fitted value of each block.</param>
    /// <param name="weights">Their weights, above 0; afterwards the weight of each block.</param>
    /// <param name="sizes">As many places as there are values; afterwards how many values each block holds.</param>
    /// <returns>How many blocks there are.</returns>
    public static int Fit(Span<double> values, Span<double> weights, Span<int> sizes)
    {
        var blocks = 0;
        for (var i = 0; i < values.Length; i++)
        {
            var (value, weight, size) = (values[i], weights[i], 1);
            while (blocks > 0 && values[blocks - 1] >= value)
            {
                blocks--;
                var total = weights[blocks] + weight;
                value = ((values[blocks] * weights[blocks]) + (value * weight)) / total;
                (weight, size) = (total, size + sizes[blocks]);
            }

            (values[blocks], weights[blocks], sizes[blocks]) = (value, weight, size);
            blocks++;
        }

        return blocks;
    }
}
