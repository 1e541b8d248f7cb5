namespace Crm.Forecasting.Numerics;

/// <summary>The gamma function of positive numbers, as logarithms.</summary>
/// <remarks>Stirling's series from ten on, reached by recurrence (Abramowitz &amp; Stegun 6.1.41, 6.3.18); absolute error about 1e-15 of the larger of 1 and the value.</remarks>
internal static class GammaFunction
{
    private const double SeriesFrom = 10;
    private const double HalfLogTwoPi = 0.918938533204672741780;

    /// <summary>ln Γ(x), x above 0.</summary>
    public static double Log(double x)
    {
        var product = 1.0;
        for (; x < SeriesFrom; x++)
        {
            product *= x;
        }

        var i = 1 / x;
        var i2 = i * i;
        var series = i * ((1.0 / 12) + (i2 * ((-1.0 / 360) + (i2 * ((1.0 / 1260) + (i2 * ((-1.0 / 1680) + (i2 * ((1.0 / 1188) + (i2 * ((-691.0 / 360360) + (i2 / 156))))))))))));
        return ((x - 0.5) * Math.Log(x)) - x + HalfLogTwoPi + series - (product == 1 ? 0 : Math.Log(product));
    }

    /// <summary>ψ(x), the derivative of ln Γ, x above 0.</summary>
    public static double Digamma(double x)
    {
        var sum = 0.0;
        for (; x < SeriesFrom; x++)
        {
            sum += 1 / x;
        }

        var i2 = 1 / (x * x);
        var series = i2 * ((1.0 / 12) - (i2 * ((1.0 / 120) - (i2 * ((1.0 / 252) - (i2 * ((1.0 / 240) - (i2 * ((1.0 / 132) - (i2 * ((691.0 / 32760) - (i2 / 12))))))))))));
        return Math.Log(x) - (0.5 / x) - series - sum;
    }

    /// <summary>ln B(a, b) of the beta function.</summary>
    public static double LogBeta(double a, double b) => Log(a) + Log(b) - Log(a + b);

    /// <summary>ln Γ(x + n) − ln Γ(x).</summary>
    public static double LogRising(double x, double n) => n == 0 ? 0 : Log(x + n) - Log(x);
}
