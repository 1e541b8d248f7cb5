namespace Crm.Forecasting.Series.Smoothing.Fitting;

/// <summary>Guesses of the first states: the seasonal figure by classical decomposition, level and slope by a line through the first values without it (Hyndman et al. 2008, section 2.6.1).</summary>
internal sealed class EtsStart
{
    public EtsStart(ReadOnlySpan<double> values, EtsSeason season, int length)
    {
        Figure = season == EtsSeason.None ? [] : Seasonality.ClassicalDecomposition.Figure(values, length, season == EtsSeason.Multiplicative);
        var count = Math.Min(values.Length, Math.Max(10, season == EtsSeason.None ? 0 : 2 * length));
        var (sumX, sumY, sumXX, sumXY) = (0.0, 0.0, 0.0, 0.0);
        for (var i = 0; i < count; i++)
        {
            var y = season switch
            {
                EtsSeason.None => values[i],
                EtsSeason.Additive => values[i] - Figure[i % length],
                _ => values[i] / Figure[i % length],
            };
            sumX += i + 1;
            sumY += y;
            sumXX += (i + 1.0) * (i + 1);
            sumXY += (i + 1.0) * y;
        }

        var slope = ((count * sumXY) - (sumX * sumY)) / ((count * sumXX) - (sumX * sumX));
        Slope = count < 2 ? 0 : slope;
        Level = (sumY - (Slope * sumX)) / count;
        Middle = sumY / count;
    }

    public double[] Figure { get; }

    /// <summary>The level before the first value, where there is a trend.</summary>
    public double Level { get; }

    public double Slope { get; }

    /// <summary>The mean of the first values: the level where there is none.</summary>
    public double Middle { get; }
}
