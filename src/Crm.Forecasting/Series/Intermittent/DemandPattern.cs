namespace Crm.Forecasting.Series.Intermittent;

/// <summary>Kinds of demand (Syntetos, Boylan, Croston: On the categorization of demand patterns, Journal of the Operational Research Society 56 (2005)).</summary>
public enum DemandPattern
{
    /// <summary>Often and even: any method of time series.</summary>
    Smooth,

    /// <summary>Often, in uneven sizes.</summary>
    Erratic,

    /// <summary>Seldom and even.</summary>
    Intermittent,

    /// <summary>Seldom, in uneven sizes.</summary>
    Lumpy,
}
