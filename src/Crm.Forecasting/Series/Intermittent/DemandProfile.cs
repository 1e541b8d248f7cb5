namespace Crm.Forecasting.Series.Intermittent;

/// <summary>How often there is demand, and how even its sizes are.</summary>
/// <param name="Interval">The mean number of steps from one demand to the next (ADI); infinite where there is none.</param>
/// <param name="Variation">The squared coefficient of variation of the sizes (CV²); 0 for fewer than two.</param>
public sealed record DemandProfile(double Interval, double Variation)
{
    /// <summary>The kind: cut at an interval of 1.32 and a squared variation of 0.49, where Croston's method and Syntetos and Boylan's have equal errors.</summary>
    public DemandPattern Pattern => (Interval > 1.32, Variation > 0.49) switch
    {
        (false, false) => DemandPattern.Smooth,
        (false, true) => DemandPattern.Erratic,
        (true, false) => DemandPattern.Intermittent,
        (true, true) => DemandPattern.Lumpy,
    };

    /// <summary>The profile of a series.</summary>
    /// <param name="series">Demands, none negative; zeros are steps without one. Missing values are interpolated.</param>
    /// <returns>Its profile.</returns>
    /// <exception cref="ForecastingException"><see cref="ForecastingErrorCodes.InvalidValue"/>: a value is negative.</exception>
    public static DemandProfile Of(TimeSeries series)
    {
        ArgumentNullException.ThrowIfNull(series);
        var values = Demand.Complete(series).Values;
        double[] sizes = [.. values.Where(value => value > 0)];
        if (sizes.Length == 0)
        {
            return new(double.PositiveInfinity, 0);
        }

        var mean = sizes.Average();
        var variance = sizes.Length < 2 ? 0 : sizes.Sum(size => (size - mean) * (size - mean)) / (sizes.Length - 1);
        return new((double)values.Length / sizes.Length, variance / (mean * mean));
    }
}
