namespace Crm.Forecasting.Series.Seasonality;

/// <summary>How smooth the parts of an STL decomposition are.</summary>
public sealed record StlOptions
{
    /// <summary>How many seasons a seasonal figure is smoothed over, odd, at least 3; more: it changes slower.</summary>
    /// <value>Default: <see langword="null"/>: 11 for the shortest season, 4 more for each next (Bandara, Hyndman, Bergmeir 2021).</value>
    public int? SeasonalWindow { get; init; }

    /// <summary>The seasonal figure is the same in every season; <see cref="SeasonalWindow"/> is not looked at.</summary>
    /// <value>Default: <see langword="false"/>.</value>
    public bool Periodic { get; init; }

    /// <summary>How many steps the trend is smoothed over, odd, at least 3.</summary>
    /// <value>Default: <see langword="null"/>: 1.5 seasons / (1 - 1.5 / seasonal window), as the paper has it; without a season a fifth of the series, at least 7.</value>
    public int? TrendWindow { get; init; }

    /// <summary>Outliers go to the remainder and bend neither trend nor season; some eight times the work.</summary>
    /// <value>Default: <see langword="false"/>.</value>
    public bool Robust { get; init; }

    internal int WindowOf(int index) => Periodic ? 0 : SeasonalWindow ?? (11 + (4 * index));

    internal void Check()
    {
        if (SeasonalWindow is { } seasonal && (seasonal < 3 || seasonal % 2 == 0))
        {
            throw Refuse.Option($"{nameof(SeasonalWindow)} is {seasonal}; it is odd and at least 3.");
        }

        if (TrendWindow is { } trend && (trend < 3 || trend % 2 == 0))
        {
            throw Refuse.Option($"{nameof(TrendWindow)} is {trend}; it is odd and at least 3.");
        }
    }
}
