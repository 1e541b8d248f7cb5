namespace Crm.Forecasting.Series.Smoothing;

/// <summary>The trend of a model of exponential smoothing.</summary>
public enum EtsTrend
{
    /// <summary>None: the level goes on.</summary>
    None,

    /// <summary>A line.</summary>
    Additive,

    /// <summary>A line that flattens.</summary>
    Damped,
}
