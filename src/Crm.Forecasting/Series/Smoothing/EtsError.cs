namespace Crm.Forecasting.Series.Smoothing;

/// <summary>How errors enter.</summary>
public enum EtsError
{
    /// <summary>Added to the level.</summary>
    Additive,

    /// <summary>In proportion to the level.</summary>
    Multiplicative,
}
