namespace Crm.Forecasting.Series.Smoothing;

/// <summary>The season of a model of exponential smoothing.</summary>
public enum EtsSeason
{
    /// <summary>None.</summary>
    None,

    /// <summary>Terms that are added.</summary>
    Additive,

    /// <summary>Factors.</summary>
    Multiplicative,
}
