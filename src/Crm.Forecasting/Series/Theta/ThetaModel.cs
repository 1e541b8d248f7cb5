namespace Crm.Forecasting.Series.Theta;

/// <summary>The kinds of the Theta method.</summary>
public enum ThetaModel
{
    /// <summary>The method that won M3: theta is 2, the line is that of all values (Assimakopoulos, Nikolopoulos 2000).</summary>
    Standard,

    /// <summary>Theta is estimated, the line is that of all values (Fiorucci et al. 2016, OTM).</summary>
    Optimised,

    /// <summary>Theta is estimated, the line is that of the values so far (Fiorucci et al. 2016, DOTM).</summary>
    DynamicOptimised,
}
