using System.Collections.Immutable;

namespace Crm.Forecasting.Series.Seasonality;

/// <summary>A series as the sum of a trend, its seasons and a remainder.</summary>
public sealed class SeasonalDecomposition
{
    private readonly double[] _trend;
    private readonly double[][] _seasonal;
    private readonly double[] _remainder;

    internal SeasonalDecomposition(ImmutableArray<int> seasons, double[] trend, double[][] seasonal, double[] remainder)
    {
        Seasons = seasons;
        _trend = trend;
        _seasonal = seasonal;
        _remainder = remainder;
    }

    /// <summary>The seasons that were taken off: those of the series that fit in twice.</summary>
    public ImmutableArray<int> Seasons { get; }

    /// <summary>The trend at each step.</summary>
    public ReadOnlySpan<double> Trend => _trend;

    /// <summary>What neither trend nor seasons say.</summary>
    public ReadOnlySpan<double> Remainder => _remainder;

    /// <summary>A season at each step.</summary>
    /// <param name="index">Which of <see cref="Seasons"/>.</param>
    /// <returns>Terms around zero.</returns>
    /// <exception cref="ForecastingException"><see cref="ForecastingErrorCodes.InvalidOption"/>: there is no such season.</exception>
    public ReadOnlySpan<double> Seasonal(int index) => (uint)index < (uint)_seasonal.Length
        ? _seasonal[index]
        : throw Refuse.Option($"Season {index} was asked for; the decomposition has {_seasonal.Length}.");

    /// <summary>How strong a season is: 0, no more than the remainder has by chance, to 1, all there is beside the trend (Wang, Smith, Hyndman 2006).</summary>
    /// <param name="index">Which of <see cref="Seasons"/>.</param>
    /// <returns>0 to 1.</returns>
    /// <exception cref="ForecastingException"><see cref="ForecastingErrorCodes.InvalidOption"/>: there is no such season.</exception>
    public double SeasonalStrength(int index) => Strength(Seasonal(index));

    /// <summary>How strong the trend is, 0 to 1, in the same measure.</summary>
    public double TrendStrength => Strength(_trend);

    /// <summary>The sum of all seasons at a step.</summary>
    internal double SeasonAt(int step)
    {
        var sum = 0.0;
        foreach (var seasonal in _seasonal)
        {
            sum += seasonal[step];
        }

        return sum;
    }

    /// <summary>The sum of all seasons, a step after the last; each as it was in its last round.</summary>
    internal double NextSeason(int step)
    {
        var sum = 0.0;
        for (var k = 0; k < _seasonal.Length; k++)
        {
            sum += _seasonal[k][^(Seasons[k] - (step % Seasons[k]))];
        }

        return sum;
    }

    private double Strength(ReadOnlySpan<double> part)
    {
        double[] together = new double[part.Length];
        for (var i = 0; i < part.Length; i++)
        {
            together[i] = part[i] + _remainder[i];
        }

        var whole = Variance(together);
        return whole == 0 ? 0 : Math.Max(0, 1 - (Variance(_remainder) / whole));
    }

    private static double Variance(ReadOnlySpan<double> values)
    {
        var (mean, sum) = (0.0, 0.0);
        for (var i = 0; i < values.Length; i++)
        {
            var apart = values[i] - mean;
            mean += apart / (i + 1);
            sum += apart * (values[i] - mean);
        }

        return sum / values.Length;
    }
}
