namespace Crm.Forecasting.Series.Seasonality;

/// <summary>Classical decomposition: a centred moving average as trend, the mean of what is beside it at each place in the season as seasonal figure (Makridakis, Wheelwright, Hyndman: Forecasting, 1998, section 3/4).</summary>
internal static class ClassicalDecomposition
{
    /// <summary>The seasonal figure of a series of at least two seasons; factors with mean 1, or terms with mean 0.</summary>
    /// <param name="values">The values, none missing; all above zero for factors.</param>
    /// <param name="season">The length of the season.</param>
    /// <param name="multiplicative">Factors; or terms.</param>
    /// <returns>The figure of place 0 to <paramref name="season"/> - 1; that of value <c>i</c> is at <c>i % season</c>.</returns>
    public static double[] Figure(ReadOnlySpan<double> values, int season, bool multiplicative)
    {
        var half = season / 2;
        var (figure, counts) = (new double[season], new int[season]);
        for (var i = half; i + half < values.Length; i++)
        {
            var sum = 0.0;
            if (season % 2 == 1)
            {
                foreach (var value in values[(i - half)..(i + half + 1)])
                {
                    sum += value;
                }
            }
            else
            {
                sum = (values[i - half] + values[i + half]) / 2;
                foreach (var value in values[(i - half + 1)..(i + half)])
                {
                    sum += value;
                }
            }

            var trend = sum / season;
            figure[i % season] += multiplicative ? values[i] / trend : values[i] - trend;
            counts[i % season]++;
        }

        var mean = 0.0;
        for (var i = 0; i < season; i++)
        {
            figure[i] /= counts[i];
            mean += figure[i] / season;
        }

        for (var i = 0; i < season; i++)
        {
            figure[i] = multiplicative ? figure[i] / mean : figure[i] - mean;
        }

        return figure;
    }
}
