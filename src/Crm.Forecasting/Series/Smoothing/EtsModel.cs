using System.Runtime.InteropServices;

namespace Crm.Forecasting.Series.Smoothing;

/// <summary>A model of exponential smoothing by its letters (Hyndman, Koehler, Ord, Snyder: Forecasting with Exponential Smoothing, 2008, table 2.2 and 2.3).</summary>
/// <param name="Error">How errors enter.</param>
/// <param name="Trend">The trend.</param>
/// <param name="Season">The season.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct EtsModel(EtsError Error, EtsTrend Trend, EtsSeason Season)
{
    /// <summary>Simple exponential smoothing, ETS(A,N,N).</summary>
    public static EtsModel Simple { get; } = new(EtsError.Additive, EtsTrend.None, EtsSeason.None);

    /// <summary>Holt's method, ETS(A,A,N).</summary>
    public static EtsModel Holt { get; } = new(EtsError.Additive, EtsTrend.Additive, EtsSeason.None);

    /// <summary>Holt's method with a damped trend, ETS(A,Ad,N).</summary>
    public static EtsModel Damped { get; } = new(EtsError.Additive, EtsTrend.Damped, EtsSeason.None);

    /// <summary>The additive Holt-Winters method, ETS(A,A,A).</summary>
    public static EtsModel HoltWinters { get; } = new(EtsError.Additive, EtsTrend.Additive, EtsSeason.Additive);

    /// <summary>The multiplicative Holt-Winters method, ETS(M,A,M).</summary>
    public static EtsModel HoltWintersMultiplicative { get; } = new(EtsError.Multiplicative, EtsTrend.Additive, EtsSeason.Multiplicative);

    /// <summary>The usual letters: "ETS(M,Ad,M)".</summary>
    /// <returns>The name.</returns>
    public override string ToString()
        => $"ETS({(Error == EtsError.Additive ? "A" : "M")},{Trend switch { EtsTrend.None => "N", EtsTrend.Additive => "A", _ => "Ad" }},{Season switch { EtsSeason.None => "N", EtsSeason.Additive => "A", _ => "M" }})";
}
