namespace Crm.Forecasting.Series.Combining;

/// <summary>What <see cref="AutoForecaster"/> may take for granted.</summary>
public sealed record AutoOptions
{
    /// <summary>Whether a series without given seasons is searched for them (<see cref="Seasonality.SeasonDetector"/>); what is found is said in the notes.</summary>
    /// <value>Default: false; a series has the seasons that it was given.</value>
    public bool DetectSeasons { get; init; }

    /// <summary>Whether a series without a negative value may still come to one. If not, neither a point nor a quantile is below zero.</summary>
    /// <value>Default: false, as of sales, counts and amounts.</value>
    public bool MayTurnNegative { get; init; }
}
