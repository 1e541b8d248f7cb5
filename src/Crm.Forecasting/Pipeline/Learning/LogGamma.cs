namespace Crm.Forecasting.Pipeline.Learning;

/// <summary>The logarithm of the gamma function.</summary>
internal static class LogGamma
{
    /// <summary>Of a positive number, to about 1e-10: Stirling's series beyond 8, shifted there by the recurrence (Abramowitz and Stegun, 6.1.41).</summary>
    public static double Of(double x)
    {
        var shift = 0.0;
        for (; x < 8; x++)
        {
            shift += Math.Log(x);
        }

        var square = 1 / (x * x);
        return ((x - 0.5) * Math.Log(x)) - x + (0.5 * Math.Log(2 * Math.PI)) + ((1.0 / 12) - (square * ((1.0 / 360) - (square * ((1.0 / 1260) - (square / 1680)))))) / x - shift;
    }
}
