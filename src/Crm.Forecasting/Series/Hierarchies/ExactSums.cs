namespace Crm.Forecasting.Series.Hierarchies;

/// <summary>Rounds values so that they add up exactly in any order and grouping.</summary>
internal static class ExactSums
{
    // Sums of multiples of a unit are exact while they stay below 2^53 units; two bits are left for sums of either sign.
    private const int Bits = 51;

    /// <summary>Rounds to a unit of the size of all values together times 2^-51.</summary>
    public static void Round(Span<double> values)
    {
        var size = 0.0;
        foreach (var value in values)
        {
            size += Math.Abs(value);
        }

        if (size is 0 or < 1e-280 or > 1e290)
        {
            return;
        }

        var exponent = Math.ILogB(size) + 1 - Bits;
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Math.ScaleB(Math.Round(Math.ScaleB(values[i], -exponent)), exponent);
        }
    }
}
