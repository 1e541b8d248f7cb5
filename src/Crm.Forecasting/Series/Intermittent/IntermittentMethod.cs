namespace Crm.Forecasting.Series.Intermittent;

/// <summary>How the rate of intermittent demand is estimated.</summary>
public enum IntermittentMethod
{
    /// <summary>Croston 1972: the smoothed size over the smoothed interval, both renewed when there is demand. Somewhat too high.</summary>
    Croston,

    /// <summary>Syntetos and Boylan 2005: Croston's, less its bias: times 1 - beta / 2, with beta the constant of the interval.</summary>
    Sba,

    /// <summary>Teunter, Syntetos, Babai 2011: the smoothed size times the smoothed probability of demand, which is renewed at every step: falls while nothing comes.</summary>
    Tsb,
}
